/** Each command, as it is typed and what it does. */
export const commandUsage = {
  users: ['users [--search <text>] [--limit <n>]', 'by nickname, id, openid, unionid or phone'],
  sessions: ['sessions <user>', 'all sessions of a user, the newest first'],
  revoke: ['revoke <session> | revoke --user <user>', 'end one session, or all of a user'],
  disable: ['disable <user>', 'end all sessions of a user, and refuse new ones'],
  enable: ['enable <user>', 'let a disabled user sign in again'],
  'freeze-all': [
    'freeze-all',
    'after a restore, before serving: mini programs prove themselves silently, H5 signs in again',
  ],
  audit: [
    'audit [--session <id>] [--user <id>] [--since <2h|7d|date>] [--limit <n>]',
    'freezes, proofs, reuse and what operators did',
  ],
} as const;

export type CommandName = keyof typeof commandUsage;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandUsage, name);
}

export const usage = [
  'Usage: pnpm --filter @wugan/api admin <command>',
  '',
  ...Object.values(commandUsage).map(([typed, does]) => `  ${typed}\n      ${does}`),
  '',
  '  --json prints JSON instead of a table.',
  '',
  'It works on the database of DATABASE_URL, or else on the embedded one, running or not.',
  '',
].join('\n');

/** A command was typed wrongly; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(problem: string, command?: CommandName) {
    super(
      command === undefined
        ? `${problem}\n\n${usage}`
        : `${problem}\nUsage: admin ${commandUsage[command][0]}\n`,
    );
  }
}
