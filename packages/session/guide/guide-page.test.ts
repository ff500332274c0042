import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { EndReason, SessionErrorCode } from '../src/core/index.ts';
import { guidePage, withStateDiagram } from './guide-page.ts';

const page = await readFile(guidePage, 'utf8');

test('the diagram in docs/sdk.md is that of `transition`', () => {
  const hint = 'Run `pnpm --filter @wugan/session diagram`.';
  expect(page === withStateDiagram(page), hint).toBe(true);
});

const codes: Record<SessionErrorCode, true> = {
  SIGN_IN_REQUIRED: true,
  SESSION_ENDED: true,
  REFRESH_UNREACHABLE: true,
  ABORTED: true,
  QUEUE_FULL: true,
  SINGLE_PAGE_MODE: true,
};

const reasons: Record<EndReason, true> = {
  'signed-out': true,
  'signed-out-elsewhere': true,
  replaced: true,
  expired: true,
  revoked: true,
  'reuse-detected': true,
  rejected: true,
  'proof-refused': true,
};

test('every error code and every end reason has its row', () => {
  const rows = page.split('\n').map((line) => /^\| `([^`]+)`/.exec(line)?.[1]);
  const names = [...Object.keys(codes), ...Object.keys(reasons)];
  expect(names.filter((name) => !rows.includes(name))).toEqual([]);
});
