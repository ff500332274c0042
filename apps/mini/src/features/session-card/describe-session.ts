import type { Credential } from '@wugan/session';
import { moment, timeLeft } from '../../i18n/moment.ts';
import { relativeTime } from '../../i18n/relative-time.ts';
import type { Dictionary } from '../../i18n/zh.ts';
import type { LastRefresh } from '../../last-refresh.ts';

interface SessionStory {
  readonly credential: Pick<
    Credential,
    'epoch' | 'generation' | 'issuedAt' | 'refreshExpiresAt' | 'clockOffset'
  >;
  /** The latest refresh of this launch; an earlier one shows only in the credential. */
  readonly last: LastRefresh | null;
  /** Server time, epoch ms; null while the server has not said so. */
  readonly signedInAt: number | null;
}

interface Line {
  readonly name: keyof Dictionary['session']['facts'];
  readonly value: string;
  readonly note: string;
}

/** What there is to say of a session, line by line. `now` is the device's clock, epoch ms. */
export function describeSession(
  { credential, last, signedInAt }: SessionStory,
  now: number,
  { session: words, time }: Pick<Dictionary, 'session' | 'time'>,
): Line[] {
  const { clockOffset, epoch, generation, issuedAt, refreshExpiresAt } = credential;
  const serverNow = now + clockOffset;
  const isRenewed = generation > 0 || epoch > 0;
  const renewedAt = last?.at ?? issuedAt - clockOffset;
  const ago = (at: number, of: number) => relativeTime(at, of, time);
  return [
    {
      name: 'since',
      value: signedInAt === null ? '…' : ago(signedInAt, serverNow),
      note: signedInAt === null ? '' : moment(signedInAt - clockOffset, time),
    },
    {
      name: 'until',
      value: timeLeft(refreshExpiresAt, serverNow, time),
      note: moment(refreshExpiresAt - clockOffset, time),
    },
    {
      name: 'count',
      value: words.times(generation),
      note: epoch === 0 ? '' : words.sinceProof,
    },
    {
      name: 'last',
      value: isRenewed ? ago(renewedAt, now) : words.never,
      note: last === null ? '' : words.causes[last.cause],
    },
  ];
}
