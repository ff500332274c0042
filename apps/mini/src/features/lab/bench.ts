import { type Session, TransportError } from '@wugan/session';
import { paths } from '@wugan/shared';
import { send } from '../../platform/ports.ts';
import { scrapFile } from '../../platform/scrap-file.ts';
import { sendPicture } from '../../platform/send-picture.ts';
import type { RefreshLine } from '../../refresh-line.ts';
import { isAccessRejection, refreshLine, session, settings } from '../../session.ts';
import type { Burst } from './fire-burst.ts';
import { openSecondTab, type SecondTab } from './second-tab.ts';
import type { Victim } from './steal-pair.ts';

/** What the Lab plays with. */
export interface Bench extends Victim, Pick<Burst, 'ask' | 'isRejected'> {
  readonly session: Session;
  readonly line: RefreshLine;
  /** To send what is no picture as one: the server reads it to its end, and refuses it with 415. */
  prepareUpload(): Promise<Burst['ask']>;
  openTab(): Promise<SecondTab>;
}

/** Where the requests of a burst go. */
export const target = settings.apiUrl + paths.me;

/** The app's own session and the real server: nothing in the Lab is played by a stand-in. */
export const bench: Bench = {
  session,
  line: refreshLine,
  send,
  refreshUrl: settings.apiUrl + paths.refresh,
  isRejected: ({ status, body }) => isAccessRejection(status, body),
  async ask(index, headers) {
    // A browser sends requests for the same URL one after another, in case the first can be cached.
    const url = `${target}?burst=${index}`;
    const answer = await refreshLine.send({ url, method: 'GET', headers });
    if (answer.status === 502) throw new TransportError('offline');
    return answer;
  },
  async prepareUpload() {
    const upload = {
      url: settings.apiUrl + paths.myAvatar,
      method: 'POST',
      body: await scrapFile(),
    };
    return (_index, headers) => sendPicture({ ...upload, headers });
  },
  openTab: openSecondTab,
};
