import { type HttpAnswer, isGrant } from '@wugan/session';
import type { System } from '../scenario/subject.ts';
import { createSend } from '../subject/wugan-ports.ts';

/**
 * The least that does the work: each call is sent, waits for the one refresh, and is sent again. It
 * knows no second expiry, no lost answer, no store, no abort and no other user.
 */
export const handMade: System = {
  reactsTo: 'a 401',
  async create(world) {
    const send = createSend(world);
    const { refreshToken } = world.first;
    let refreshing: Promise<HttpAnswer> | undefined;
    const carry = (url: string, token: string) =>
      send({ url, method: 'GET', headers: { Authorization: `Bearer ${token}` } });
    return {
      async get(url) {
        const rejected = await carry(url, world.first.accessToken);
        if (rejected.status !== 401) return rejected.status;
        refreshing ??= send({ url: '/refresh', method: 'POST', body: { refreshToken } });
        const { body } = await refreshing;
        return isGrant(body) ? (await carry(url, body.accessToken)).status : 0;
      },
      isSignedIn: () => true,
    };
  },
};
