import { userInfo } from 'node:os';

/** Whom the audit names: the user who runs the command, by number where the system has no name for it. */
export function operatorName(readUser = () => userInfo()): string {
  try {
    return readUser().username;
  } catch {
    return `uid ${process.getuid?.() ?? 0}`;
  }
}
