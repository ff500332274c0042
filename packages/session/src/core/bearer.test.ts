import { describe, expect, it } from 'vitest';
import { createSignedInRig, pair } from '../testing/rig.ts';

async function carriedRig() {
  const { session } = await createSignedInRig();
  const headers: Readonly<Record<string, string>>[] = [];
  const call = () =>
    session.call(
      async (bearer) => {
        headers.push(bearer.headers);
      },
      { isRejected: () => false },
    );
  return { call, headers, session };
}

describe('what a call carries', () => {
  it('leaves at once where nothing stands in its way', async () => {
    const { call, headers } = await carriedRig();
    const calling = call();
    expect(headers).toEqual([{ Authorization: 'Bearer access-a0.0' }]);
    await calling;
  });

  it('is made once for all calls with a pair, and cannot be changed by one of them', async () => {
    const { call, headers, session } = await carriedRig();
    await Promise.all([call(), call()]);
    expect(headers[1]).toBe(headers[0]);
    expect(Object.isFrozen(headers[0])).toBe(true);
    await session.signIn(async () => pair(0, { who: 'b' }));
    await call();
    expect(headers[2]).toEqual({ Authorization: 'Bearer access-b0.0' });
  });
});
