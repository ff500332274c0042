import { createTaroSocket, type TaroSocketOptions } from '../taro/socket/index.ts';
import { createAppWindow } from './app-window.ts';
import { settle } from './fake-clock.ts';
import { sockets } from './fake-sockets.ts';
import { createSignedInRig, granted, pair } from './rig.ts';

/** A session that is signed in, and a socket of its. */
export async function createChat(options: Partial<TaroSocketOptions> = {}, first = pair(0)) {
  const lifecycle = createAppWindow();
  const rig = await createSignedInRig({ lifecycle }, first);
  const heard: unknown[] = [];
  const ends: unknown[] = [];
  const opens: number[] = [];
  const socket = createTaroSocket(rig.session, {
    url: 'wss://chat.test/',
    clock: rig.clock,
    lifecycle,
    onMessage: (message) => heard.push(message),
    onOpen: () => opens.push(sockets.length),
    onEnd: (reason) => ends.push(reason),
    ...options,
  });
  /** Lets a refresh come about by a call that is rejected, and end well. */
  const renew = async (generation: number) => {
    rig.get().catch(() => {});
    await settle();
    await answer(generation);
  };
  const answer = async (generation: number) => {
    await settle();
    rig.auth.latest().answer(granted(pair(generation)));
    await settle();
  };
  const tokens = () =>
    sockets.map(({ option }) => option.header.Authorization?.replace('Bearer ', ''));
  return { ...rig, answer, ends, heard, lifecycle, opens, renew, socket, tokens };
}
