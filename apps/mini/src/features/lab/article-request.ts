import { type Grant, type HttpAnswer, isGrant, type Send } from '@wugan/session';

interface ArticleParts {
  readonly send: Send;
  readonly refreshUrl: string;
  readonly pair: Pick<Grant, 'accessToken' | 'refreshToken'>;
}

/**
 * The silent refresh that articles give: a flag and a list of failed requests. It stands here as it
 * stands there, to be watched in the Lab beside the session. Never use it: a 401 that comes late
 * refreshes once more, and a refresh that throws leaves everybody waiting for good.
 */
export function createArticleRequest({ send, refreshUrl, pair }: ArticleParts) {
  let tokens = pair;
  let isTokenRefreshing = false;
  let failedRequests: (() => void)[] = [];

  async function refreshToken(): Promise<number> {
    const { refreshToken: token } = tokens;
    const body = { refreshToken: token };
    const answer = await send({ url: refreshUrl, method: 'POST', body, priority: 'refresh' });
    if (isGrant(answer.body)) tokens = answer.body;
    return answer.status;
  }

  return async function request(url: string): Promise<HttpAnswer> {
    const headers = { Authorization: `Bearer ${tokens.accessToken}` };
    const answer = await send({ url, method: 'GET', headers });
    if (answer.status !== 401) return answer;
    if (isTokenRefreshing)
      return new Promise((resolve) => {
        failedRequests.push(() => resolve(request(url)));
      });
    isTokenRefreshing = true;
    const status = await refreshToken();
    isTokenRefreshing = false;
    if (status !== 200) throw new Error('Please sign in again.');
    for (const again of failedRequests) again();
    failedRequests = [];
    return request(url);
  };
}
