import { createSession } from '@wugan/session';
import type { System } from '../scenario/subject.ts';
import { createPorts, createSend } from './wugan-ports.ts';

/** packages/session/README.md: a session over a transport, without a store of Redux. */
export const system: System = {
  reactsTo: 'a 401',
  async create(world, { callers }) {
    const send = createSend(world);
    const session = createSession({ ...createPorts(send), maxParked: callers });
    await session.signIn(async () => world.first);
    const isRejected = ({ status }: { status: number }) => status === 401;

    return {
      async get(url) {
        const { status } = await session.call(
          ({ headers }) => send({ url, method: 'GET', headers }),
          { isRejected },
        );
        return status;
      },
      isSignedIn: () => session.state().status === 'signed-in',
    };
  },
};
