import type {} from '@wugan/postgres/vitest';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createFaultProxy } from './fault-proxy/create-fault-proxy.ts';
import { type Stack, startStack } from './start-stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({
    databaseUrl: inject('postgresUrl'),
    env: { ACCESS_TOKEN_TTL: '2s' },
  });
});
afterAll(() => stack.stop());

const post = async (url: string, body: unknown) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

const signIn = async () => {
  const { body } = await post(`${stack.sandboxUrl}/sandbox/codes`, { user: 'somebody' });
  return post(`${stack.apiUrl}/api/v1/auth/login`, { code: body.code });
};

test('a stack is the real API with the settings it was given and a sandbox to sign in with', async () => {
  const { status, body } = await signIn();
  expect(status).toBe(200);
  expect(body.accessExpiresIn).toBe(2);
});

test('an API that was killed comes back to the same address with the same data and secrets', async () => {
  const { body } = await signIn();
  await stack.api.kill();
  await expect(fetch(stack.apiUrl)).rejects.toThrow();
  await stack.api.start();
  const answer = await post(`${stack.apiUrl}/api/v1/auth/refresh`, {
    refreshToken: body.refreshToken,
  });
  expect(answer.status).toBe(200);
  expect(stack.api.logs().length).toBeGreaterThan(0);
});

test('a refresh whose answer is lost has happened, and happens no second time', async () => {
  const proxy = await createFaultProxy({ target: stack.apiUrl });
  const { body } = await signIn();
  const path = '/api/v1/auth/refresh';
  const refresh = { refreshToken: body.refreshToken, attempt: 'a'.repeat(32) };

  proxy.dropNextAnswer(path);
  await expect(post(`${proxy.url}${path}`, refresh)).rejects.toThrow();
  expect(proxy.count({ method: 'POST', path, status: 200 })).toBe(1);

  const again = await post(`${proxy.url}${path}`, refresh);
  const third = await post(`${proxy.url}${path}`, refresh);
  expect(third.body.refreshToken).toBe(again.body.refreshToken);
  await proxy.close();
});
