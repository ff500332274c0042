import { describe, expect, it } from 'vitest';
import { errorKinds } from './error-codes.ts';
import { accessRejections, refreshVerdicts } from './wire-verdicts.ts';

describe('error codes', () => {
  it('send every "refresh" and "prove" as a 401, because nothing else may start a refresh', () => {
    const started = Object.values(errorKinds).filter(
      ({ next }) => next === 'refresh' || next === 'prove',
    );
    expect(started.map(({ status }) => status)).toEqual(started.map(() => 401));
  });

  it('list as access rejections exactly the codes whose next step is a refresh', () => {
    const refreshing = Object.entries(errorKinds).filter(([, { next }]) => next === 'refresh');
    expect(refreshing.map(([code]) => code).sort()).toEqual([...accessRejections].sort());
  });

  it('end a session only by a code that asks for a new sign-in', () => {
    const kinds: Record<string, { next: string }> = errorKinds;
    const ending = Object.entries(refreshVerdicts).filter(([, verdict]) => verdict === 'ended');
    expect(ending.map(([code]) => kinds[code]?.next)).toEqual(ending.map(() => 'sign_in'));
  });
});
