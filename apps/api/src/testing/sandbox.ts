import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { TestApp } from './start-test-app.ts';

type Sandbox = Pick<TestApp, 'sandboxUrl'>;

const CodeAnswer = Type.Object({ code: Type.String() });
const Calls = Type.Object({ '/sns/jscode2session': Type.Integer() });

/** What `wx.login` would give this user; a user is made by being named. */
export async function askForCode(sandboxUrl: string, user: string): Promise<string> {
  const response = await post(`${sandboxUrl}/sandbox/codes`, { user });
  return Value.Parse(CodeAnswer, await response.json()).code;
}

/** What goes wrong with the next exchanges of a code; see the sandbox's README. */
export async function breakWechat({ sandboxUrl }: Sandbox, fault: object): Promise<void> {
  await post(`${sandboxUrl}/sandbox/faults`, { path: '/sns/jscode2session', ...fault });
}

/** How many codes the sandbox was asked to exchange so far. */
export async function countExchanges({ sandboxUrl }: Sandbox): Promise<number> {
  const response = await fetch(`${sandboxUrl}/sandbox/calls`);
  return Value.Parse(Calls, await response.json())['/sns/jscode2session'];
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
