import { configureStore } from '@reduxjs/toolkit';
import { createSession } from '@wugan/session';
import {
  createSessionBaseQuery,
  createSessionMiddleware,
  createTransportBaseQuery,
  sessionSlice,
} from '@wugan/session/redux';
import type { System } from '../scenario/subject.ts';
import { baseQueryApiOf } from './base-query-api.ts';
import { createPorts, createSend } from './wugan-ports.ts';

/** packages/session/README.md: the session's state in a store, and its base query for RTK Query. */
export const system: System = {
  reactsTo: 'a 401',
  async create(world, { callers }) {
    const send = createSend(world);
    const session = createSession({ ...createPorts(send), maxParked: callers });
    const store = configureStore({
      reducer: { [sessionSlice.name]: sessionSlice.reducer },
      middleware: (defaults) => defaults().prepend(createSessionMiddleware(session)),
    });
    const baseQuery = createSessionBaseQuery(
      session,
      createTransportBaseQuery({ send, baseUrl: '' }),
      { isRejected: ({ status }) => status === 401 },
    );
    await session.signIn(async () => world.first);

    return {
      async get(url) {
        const { error } = await baseQuery({ url, auth: true }, baseQueryApiOf(store), {});
        if (error === undefined) return 200;
        return typeof error.status === 'number' ? error.status : 0;
      },
      isSignedIn: () => store.getState().session.status === 'signed-in',
    };
  },
};
