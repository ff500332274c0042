import { expect, it } from 'vitest';
import { readOptions, usage } from './read-options.ts';

const nothing = { soak: undefined, full: false, peers: 'none', help: false };

it.each([
  [[], {}],
  [['--peers'], { peers: 'too' }],
  [['--peers-only'], { peers: 'only' }],
  [['--peers', '--peers-only'], { peers: 'only' }],
  [['--', '--full', '--soak', '10m'], { full: true, soak: 10 }],
  [['-h'], { help: true }],
])('%j asks for %j', (args, asked) => {
  expect(readOptions(args)).toEqual({ ...nothing, ...asked });
});

it('what it does not know is refused in words', () => {
  expect(() => readOptions(['--soak', '10'])).toThrow('--soak takes minutes: --soak 10m');
  expect(() => readOptions(['--peer'])).toThrow("'--peer'");
});

it('the help names every flag', () => {
  for (const flag of ['--peers', '--peers-only', '--soak', '--full', '--help'])
    expect(usage).toContain(`  ${flag} `);
});
