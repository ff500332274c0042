import type { WebProvider } from '@wugan/shared';
import { sandboxOfficialAccount, sandboxWebsiteApp } from '@wugan/wechat-sandbox';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { TestApp } from './start-test-app.ts';

type Sandbox = Pick<TestApp, 'sandboxUrl'>;

const CodeAnswer = Type.Object({ code: Type.String() });
const Calls = Type.Record(Type.String(), Type.Integer());

/** What `wx.login`, or the phone button, would give this user; a user is made by being named. */
export async function askForCode(
  sandboxUrl: string,
  user: string,
  kind: 'login' | 'phone' = 'login',
): Promise<string> {
  const response = await post(`${sandboxUrl}/sandbox/codes`, { user, kind });
  return Value.Parse(CodeAnswer, await response.json()).code;
}

/** What the authorization page gives a person who says yes; `choice` is more of what its form sends. */
export async function askForWebCode(
  { sandboxUrl }: Sandbox,
  provider: WebProvider,
  user: string,
  choice: Readonly<Record<string, string>> = {},
): Promise<string> {
  const isWebsite = provider === 'wechat-website';
  const link = {
    appid: (isWebsite ? sandboxWebsiteApp : sandboxOfficialAccount).appId,
    redirect_uri: 'http://localhost/',
    response_type: 'code',
    scope: isWebsite ? 'snsapi_login' : 'snsapi_userinfo',
    kind: isWebsite ? 'website' : 'official-account',
  };
  const query = new URLSearchParams({ ...link, user, ...choice });
  const answer = await fetch(`${sandboxUrl}/sandbox/consent?${query}`, { redirect: 'manual' });
  const code = new URL(answer.headers.get('location') ?? 'none:').searchParams.get('code');
  return Value.Parse(Type.String({ minLength: 1 }), code);
}

/** What goes wrong with the next calls, of sign-in codes unless it names a `path`; see the sandbox's README. */
export async function breakWechat({ sandboxUrl }: Sandbox, fault: object): Promise<void> {
  await post(`${sandboxUrl}/sandbox/faults`, { path: '/sns/jscode2session', ...fault });
}

/** Nothing goes wrong any more. */
export async function mendWechat({ sandboxUrl }: Sandbox): Promise<void> {
  await fetch(`${sandboxUrl}/sandbox/faults`, { method: 'DELETE' });
}

/** How often the sandbox was asked so far, to exchange sign-in codes unless `path` says for what. */
export async function countExchanges(
  { sandboxUrl }: Sandbox,
  path = '/sns/jscode2session',
): Promise<number> {
  const response = await fetch(`${sandboxUrl}/sandbox/calls`);
  return Value.Parse(Calls, await response.json())[path] ?? 0;
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
