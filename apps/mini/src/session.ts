import { createHttpAuthServer, createSession } from '@wugan/session';
import { accessRejections, paths, refreshVerdicts } from '@wugan/shared';
import { endReason } from './end-reason.ts';
import { ports, send } from './platform/ports.ts';
import { readSettings } from './platform/settings.ts';
import { createRefreshLine } from './refresh-line.ts';

/** Where the servers are, read once at launch. */
export const settings = readSettings();

/** How refreshes leave; the Lab may spoil one. */
export const refreshLine = createRefreshLine(send);

/** The one session of this app: the engine of `@wugan/session`, wired to our server's words. */
export const session = createSession({
  auth: createHttpAuthServer({
    send: refreshLine.send,
    refreshUrl: settings.apiUrl + paths.refresh,
    signOutUrl: settings.apiUrl + paths.logout,
    verdicts: refreshVerdicts,
    endReason,
  }),
  ...ports,
});

/** True when an answer is a 401 that our server decided before any handler ran. */
export function isAccessRejection(status: number | string, problem: unknown): boolean {
  if (status !== 401 || typeof problem !== 'object' || problem === null) return false;
  const code: unknown = Reflect.get(problem, 'code');
  return accessRejections.some((rejection) => rejection === code);
}

/** The address of a path on the API's host, such as `User.avatarUrl`. */
export function hostedUrl(path: string): string {
  return (/^https?:\/\/[^/]+/.exec(settings.apiUrl)?.[0] ?? '') + path;
}
