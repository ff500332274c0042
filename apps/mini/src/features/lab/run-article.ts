import type { Grant, Send } from '@wugan/session';
import { createRefreshLine } from '../../refresh-line.ts';
import { createArticleRequest } from './article-request.ts';
import { burstsOf, type Comparable } from './scenarios.ts';

/** Who has no answer after so many ms waits for good. */
const PATIENCE = 2_500;

/** How long after the refresh a late 401 arrives, ms. */
const LATE_BY = 50;

interface Trial {
  readonly send: Send;
  readonly url: string;
  readonly refreshUrl: string;
  readonly pair: Pick<Grant, 'accessToken' | 'refreshToken'>;
}

/** What the article's code made of a scenario; `failures` counts what never settled, too. */
export interface ArticleSums {
  readonly refreshes: number;
  readonly replays: number;
  readonly failures: number;
}

/** Plays a scenario with the article's code, on a pair of its own, against the real server. */
export async function runArticle(
  scenario: Comparable,
  count: number,
  { send, url, refreshUrl, pair }: Trial,
): Promise<ArticleSums> {
  const line = createRefreshLine(send);
  const atOnce = Promise.resolve();
  if (scenario === 'cut') line.cutNext(atOnce);
  if (scenario === 'lost') line.loseNextAnswer(atOnce);
  if (scenario === 'restart') line.takeDownAtNext(atOnce);
  let refreshes = 0;
  let replays = 0;
  let endFirst = () => {};
  const afterRefresh = new Promise<void>((resolve) => {
    endFirst = () => setTimeout(resolve, LATE_BY);
  });

  const spoiling: Send = async (request) => {
    if (request.priority === 'refresh') {
      refreshes += 1;
      return line.send(request).finally(endFirst);
    }
    const isFirst = request.headers?.Authorization === `Bearer ${pair.accessToken}`;
    if (!isFirst) replays += 1;
    if (!isFirst) return line.send(request);
    const answer = await line.send({ ...request, headers: { Authorization: 'Bearer spoiled' } });
    const isLate = scenario === 'late' && /[13579]$/.test(request.url);
    if (isLate) await afterRefresh;
    return answer;
  };

  const request = createArticleRequest({ send: spoiling, refreshUrl, pair });
  const burst = async () => {
    const urls = Array.from({ length: count }, (_, index) => `${url}?burst=${index}`);
    const answered = await Promise.all(urls.map((one) => isAnswered(request(one))));
    return answered.filter((isFine) => !isFine).length;
  };
  let failures = await burst();
  if (scenario === 'restart') {
    failures += await burst();
    line.mend();
  }
  if (burstsOf(scenario) > 1) failures += await burst();
  return { refreshes, replays, failures };
}

function isAnswered(answer: Promise<{ readonly status: number }>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    answer
      .then(({ status }) => resolve(status === 200))
      .catch(() => resolve(false))
      .finally(() => clearTimeout(timer));
  });
}
