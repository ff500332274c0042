import { expect, it } from 'vitest';
import { type Rule, startTokenServer } from './token-server.ts';
import { tryAnswers } from './try-answers.ts';

const once: Rule = (token, used) => !used.has(token);
const always: Rule = () => true;
const untilReplaced: Rule = (token, used) => !used.has(token + 1);

it.each([
  ['takes a token once', once, { survivesLostAnswer: false, servesStaleCopy: false }],
  ['takes every token always', always, { survivesLostAnswer: true, servesStaleCopy: true }],
  [
    'takes a token until its successor was used',
    untilReplaced,
    { survivesLostAnswer: true, servesStaleCopy: false },
  ],
])(
  'tells what becomes of tokens at a server that %s',
  { timeout: 30_000 },
  async (name, rule, expected) => {
    const entrant = await startTokenServer(name, rule);
    expect(await tryAnswers(entrant)).toEqual(expected);
    await entrant.subject.stop();
  },
);
