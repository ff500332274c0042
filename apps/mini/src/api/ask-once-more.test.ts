import type { BaseQueryApi } from '@reduxjs/toolkit/query';
import type { RequestError } from '@wugan/session/redux';
import { expect, it } from 'vitest';
import { askOnceMore } from './ask-once-more.ts';

const lost: RequestError = { status: 'NETWORK', kind: 'offline' };

/** Asks a network that comes back `while` each of the answers is on its way; gives how often it was asked, and the last answer. */
async function ask(
  answers: readonly ({ readonly data: string } | { readonly error: RequestError })[],
  { type = 'query', comesBack = true }: { type?: BaseQueryApi['type']; comesBack?: boolean } = {},
) {
  let asked = 0;
  let retries = 0;
  const { baseQuery, networkIsBack } = askOnceMore(
    () => {
      if (comesBack) networkIsBack();
      return answers[asked++] ?? { data: 'too often' };
    },
    () => {
      retries += 1;
    },
  );
  const { signal } = new AbortController();
  const none = () => {
    throw new Error('not needed');
  };
  const api = {
    signal,
    type,
    abort: none,
    dispatch: none,
    getState: none,
    extra: {},
    endpoint: '',
  };
  return { answer: await baseQuery('/me', api, {}), asked, retries };
}

it('a read that failed while the network came back is asked once more', async () => {
  expect(await ask([{ error: lost }, { data: 'here' }])).toEqual({
    answer: { data: 'here' },
    asked: 2,
    retries: 1,
  });
});

it('and no more than once, however often the network comes back', async () => {
  expect(await ask([{ error: lost }, { error: lost }])).toEqual({
    answer: { error: lost },
    asked: 2,
    retries: 1,
  });
});

it.each([
  ['a network that did not come back', { error: lost }, { comesBack: false }],
  ['a change, which may have been made', { error: lost }, { type: 'mutation' as const }],
  ['an answer', { data: 'here' }, {}],
  ['a refusal', { error: { status: 403, problem: {} } }, {}],
])('%s: nothing is asked again', async (_what, answer, circumstances) => {
  expect(await ask([answer], circumstances)).toEqual({ answer, asked: 1, retries: 0 });
});
