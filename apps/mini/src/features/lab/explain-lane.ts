import type { Explanation } from '@wugan/session';
import type { Dictionary } from '../../i18n/zh.ts';

/** What became of one call, in sentences. */
export function explainLane(
  { carried, wasRejected, waitedMs, flights, replayedWith, outcome, code }: Explanation,
  words: Dictionary['lab']['explain'],
): string[] {
  const waited = Math.round(waitedMs);
  const refresh = flights.at(-1);
  const wait = refresh === undefined ? [] : [words.waited(waited, refresh)];
  const isAhead = refresh !== undefined && !wasRejected;
  return [
    ...(isAhead ? wait : []),
    carried === null ? words.neverSent : words.sent(carried),
    ...(wasRejected ? [words.rejected] : []),
    ...(isAhead ? [] : wait),
    ...(wasRejected && refresh === undefined && replayedWith !== null
      ? [words.alreadyRenewed]
      : []),
    ...(replayedWith === null ? [] : [words.replayed(replayedWith)]),
    outcome === 'answered' ? words.answered : words.failed(words.codes[code ?? 'NETWORK']),
  ];
}
