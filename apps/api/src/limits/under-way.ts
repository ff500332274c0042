import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';

interface Bounds {
  readonly most: number;
  /** Milliseconds in which one must have been taken. */
  readonly longest: number;
}

/**
 * Keeps answers whose bodies lie in memory from filling it: whoever does not read, or asks a thousand
 * times on one connection before reading, has that many of them waiting here.
 *
 * @returns what every such request calls first. @throws Refusal `unavailable` while `most` are under way
 */
export function boundUnderWay({ most, longest }: Bounds) {
  let underWay = 0;
  return ({ raw: request }: FastifyRequest, { raw: response }: FastifyReply): void => {
    if (underWay >= most) throw new Refusal('unavailable');
    underWay += 1;
    const deadline = setTimeout(() => request.socket.destroy(), longest).unref();
    let hasEnded = false;
    const end = () => {
      if (hasEnded) return;
      hasEnded = true;
      underWay -= 1;
      clearTimeout(deadline);
    };
    response.once('finish', end).once('close', end);
    // On Node 20 the only one to hear of it where others on the same connection stand before it.
    request.once('close', end);
  };
}
