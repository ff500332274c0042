import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { onTestFinished } from 'vitest';
import { sandboxAppId, sandboxAppSecret } from './credentials.ts';
import { startSandbox } from './start-sandbox.ts';

const Answer = Type.Record(Type.String(), Type.Unknown());
const CodeAnswer = Type.Object({ code: Type.String() });
const TokenAnswer = Type.Object({ access_token: Type.String(), expires_in: Type.Number() });

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

  return {
    url,
    send,
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
    signIn(code: string, changed: Record<string, string | undefined> = {}) {
      const query = new URLSearchParams();
      const right = { ...credentials, js_code: code, grant_type: 'authorization_code' };
      for (const [name, value] of Object.entries({ ...right, ...changed }))
        if (value !== undefined) query.set(name, value);
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
