import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { onTestFinished } from 'vitest';
import {
  type AppCredentials,
  sandboxAppId,
  sandboxAppSecret,
  sandboxOfficialAccount,
  sandboxWebsiteApp,
} from './credentials.ts';
import { startSandbox } from './start-sandbox.ts';

const Answer = Type.Record(Type.String(), Type.Unknown());
const CodeAnswer = Type.Object({ code: Type.String() });
const TokenAnswer = Type.Object({ access_token: Type.String(), expires_in: Type.Number() });

/** The two ways to WeChat's authorization pages, with what a right link to each says. */
const doors = {
  authorize: {
    path: '/connect/oauth2/authorize',
    kind: 'official-account',
    app: sandboxOfficialAccount,
    scope: 'snsapi_userinfo',
  },
  qrconnect: {
    path: '/connect/qrconnect',
    kind: 'website',
    app: sandboxWebsiteApp,
    scope: 'snsapi_login',
  },
} as const;
type Door = keyof typeof doors;
type Changes = Record<string, string | undefined>;

const wechatBrowser = 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.60 NetType/WIFI Language/zh_CN';

/** A sandbox over real HTTP whose time stands still until it is moved; it ends with the test. */
export async function openSandbox(options: { appId?: string } = {}) {
  let now = Date.UTC(2026, 10, 1);
  const { url, close } = await startSandbox({ port: 0, clock: () => now, ...options });
  onTestFinished(close);

  const send = (path: string, method: string, body?: unknown) =>
    body === undefined
      ? fetch(`${url}${path}`, { method })
      : fetch(`${url}${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });

  const answer = async (response: Response | Promise<Response>) =>
    Value.Parse(Answer, await (await response).json());

  const credentials = { appid: options.appId ?? sandboxAppId, secret: sandboxAppSecret };

  const link = (door: Door, changed: Changes) => {
    const { app, scope } = doors[door];
    const right = {
      appid: app.appId,
      redirect_uri: 'http://localhost:8080/shop/',
      response_type: 'code',
      scope,
      state: 'abc123',
    };
    return queryOf(right, changed);
  };

  return {
    url,
    send,
    /** The page behind a link, as WeChat's browser (unless `agent` says which) gets it. */
    async page(door: Door, changed: Changes = {}, agent: string = wechatBrowser) {
      const headers = { 'user-agent': agent };
      return fetch(`${url}${doors[door].path}?${link(door, changed)}`, { headers });
    },
    /** What the page's form sends; the answer's `location` leads back to the app. */
    async answerPage(door: Door, choice: Changes, changed: Changes = {}) {
      const query = `${link(door, changed)}&${queryOf({ kind: doors[door].kind }, choice)}`;
      return fetch(`${url}/sandbox/consent?${query}`, { redirect: 'manual' });
    },
    /** The code of a person who says yes. */
    async webCode(door: Door, user: string, choice: Changes = {}, changed: Changes = {}) {
      const response = await this.answerPage(door, { user, ...choice }, changed);
      const back = new URL(response.headers.get('location') ?? '');
      return back.searchParams.get('code') ?? '';
    },
    exchange(code: string, app: AppCredentials, changed: Changes = {}) {
      const right = { appid: app.appId, secret: app.appSecret, code };
      const query = queryOf({ ...right, grant_type: 'authorization_code' }, changed);
      return answer(send(`/sns/oauth2/access_token?${query}`, 'GET'));
    },
    userInfo(accessToken: unknown, openid: unknown) {
      const query = queryOf({ access_token: String(accessToken), openid: String(openid) });
      return answer(send(`/sns/userinfo?${query}`, 'GET'));
    },
    answer,
    credentials,
    pass(milliseconds: number) {
      now += milliseconds;
    },
    async code(user: string, kind?: 'phone') {
      const response = await send('/sandbox/codes', 'POST', kind ? { user, kind } : { user });
      return Value.Parse(CodeAnswer, await response.json()).code;
    },
    /** code2Session with everything right; `changed` overrides a parameter, or leaves it out. */
    signIn(code: string, changed: Changes = {}) {
      const right = { ...credentials, js_code: code, grant_type: 'authorization_code' };
      const query = queryOf(right, changed);
      return answer(send(`/sns/jscode2session?${query}`, 'GET'));
    },
    async accessToken(force_refresh?: boolean) {
      const body = { grant_type: 'client_credential', ...credentials, force_refresh };
      const response = await send('/cgi-bin/stable_token', 'POST', body);
      return Value.Parse(TokenAnswer, await response.json());
    },
    async calls() {
      return answer(send('/sandbox/calls', 'GET'));
    },
  };
}

/** A query of what is right, with changes; undefined leaves a parameter out. */
function queryOf(right: Record<string, string>, changed: Changes = {}): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...right, ...changed }))
    if (value !== undefined) query.set(name, value);
  return query;
}
