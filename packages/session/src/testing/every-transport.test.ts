import { configureStore } from '@reduxjs/toolkit';
import { createApi } from '@reduxjs/toolkit/query';
import { vi } from 'vitest';
import type { HttpRequest, Send } from '../core/index.ts';
import {
  createSessionBaseQuery,
  createTransportBaseQuery,
  type RequestArgs,
  type RequestError,
} from '../redux/index.ts';
import { createTaroTransport } from '../taro/index.ts';
import { createFetchTransport } from '../web/fetch-transport.ts';
import { asIs, isRejected } from './transport-as-is.ts';
import { describeTransport, type TransportUnderTest } from './transport-contract.ts';
import type { Outcome } from './transport-contract-situations.ts';

vi.mock('@tarojs/taro', async () => {
  const { wechatRequest } = await import('./wechat-request.ts');
  return { default: { request: wechatRequest } };
});

/** Asked by an endpoint of RTK Query, in a store of its own. */
function throughRtkQuery(send: Send, names: TransportUnderTest['names'] = {}): TransportUnderTest {
  const bare = createTransportBaseQuery({ send, baseUrl: '' });
  const askOver = async (baseQuery: typeof bare, { signal, ...request }: HttpRequest) => {
    const api = createApi({
      baseQuery,
      endpoints: (build) => ({
        ask: build.query<unknown, void>({ query: () => fieldsFor(request) }),
      }),
    });
    const store = configureStore({
      reducer: { api: api.reducer },
      middleware: (defaults) => defaults().concat(api.middleware),
    });
    const asked = store.dispatch(api.endpoints.ask.initiate());
    if (signal?.aborted) asked.abort();
    signal?.addEventListener('abort', () => asked.abort());
    return outcomeOf(await asked);
  };
  return {
    send,
    names,
    ask: (request) => askOver(bare, request),
    askThrough: (session, request) =>
      askOver(
        createSessionBaseQuery(session, bare, {
          isRejected: (error) => 'problem' in error && isRejected(error.status, error.problem),
        }),
        request,
      ),
  };
}

function fieldsFor({ timeout, url }: HttpRequest): RequestArgs {
  return { url, auth: true, ...(timeout === undefined ? {} : { timeout }) };
}

interface Asked {
  readonly data?: unknown;
  readonly error?: RequestError | { readonly name?: string } | undefined;
}

function outcomeOf({ data, error }: Asked): Outcome {
  if (error === undefined) return { status: 200, body: data };
  if ('problem' in error) return { status: error.status, body: error.problem };
  if ('kind' in error) return { kind: error.kind };
  if ('name' in error && error.name === 'AbortError') return { kind: 'aborted' };
  throw new Error(`an error of another kind: ${JSON.stringify(error)}`);
}

/** A browser ends a request itself with a plain `TypeError`, so that there is no `interrupted`. */
const browserNames = { interrupted: 'offline' } as const;
const browserFetch: typeof fetch = (input, init) =>
  /\/(interrupted|network-switch)$/.test(String(input))
    ? Promise.reject(new TypeError('Failed to fetch'))
    : fetch(input, init);

const overFetch = () => createFetchTransport(browserFetch);
const overTaro = () =>
  createTaroTransport({ lifecycle: { isHidden: () => false, onShow: () => () => {} } });

describeTransport('fetch', () => asIs(overFetch(), browserNames));
describeTransport('Taro.request in WeChat', () => asIs(overTaro()));
describeTransport('RTK Query over fetch', () => throughRtkQuery(overFetch(), browserNames));
describeTransport('RTK Query over Taro.request', () => throughRtkQuery(overTaro()));
