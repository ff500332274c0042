import { createSession, type HttpAnswer } from '@wugan/session';
import type { System } from '../scenario/subject.ts';
import { createPorts, createSend } from './wugan-ports.ts';

/** packages/session/README.md: a session over a transport, without a store of Redux. */
export const system: System = {
  reactsTo: 'a 401',
  async create(world, { callers }) {
    const send = createSend(world);
    const session = createSession({ ...createPorts(send), maxParked: callers });
    await session.signIn(async () => world.first);
    const isRejected = ({ status }: HttpAnswer) => status === 401;
    const statusOf = ({ status }: HttpAnswer) => status;

    return {
      get: (url) =>
        session
          .call(({ headers }) => send({ url, method: 'GET', headers }), { isRejected })
          .then(statusOf),
      isSignedIn: () => session.state().status === 'signed-in',
    };
  },
};
