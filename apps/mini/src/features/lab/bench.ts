import { paths } from '@wugan/shared';
import { send } from '../../platform/ports.ts';
import { isAccessRejection, refreshLine, session, settings } from '../../session.ts';
import type { Bench } from './run-scenario.ts';

/** The app's own session and the real server: nothing in the Lab is played by a stand-in. */
export const bench: Bench = {
  session,
  line: refreshLine,
  send,
  url: settings.apiUrl + paths.me,
  refreshUrl: settings.apiUrl + paths.refresh,
  isRejected: ({ status, body }) => isAccessRejection(status, body),
};
