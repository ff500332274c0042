import { expect, it } from 'vitest';
import { createStops, type Started } from '../stops.ts';
import type { Peer } from './peers.ts';
import { startAll } from './start-all.ts';

const peer = (name: string): Peer => ({
  id: name,
  name,
  packages: [],
  documentation: '',
  operation: '',
  signIn: async () => '',
  refresh: async () => '',
});
const subject = {
  url: 'http://127.0.0.1:1',
  usage: async () => ({ cpuSeconds: 0, residentBytes: 0 }),
  stop: async () => {},
};
const started: Started = (part) => part;
const peers = [peer('starts'), peer('breaks'), peer('starts too')];

it('a peer that does not start is told of, and the others run', async () => {
  const failed: string[] = [];
  const running = await startAll(
    peers,
    {
      install: async () => {},
      async start({ name }) {
        if (name === 'breaks') throw new Error('it ended');
        return subject;
      },
      started,
    },
    (name, error) => failed.push(`${name}: ${String(error)}`),
  );
  expect(running.map(({ name }) => name)).toEqual(['starts', 'starts too']);
  expect(failed).toEqual(['breaks: Error: it ended']);
});

it('where they cannot be installed, each is told of and none is started', async () => {
  const failed: string[] = [];
  const ways = {
    install: async () => {
      throw new Error('out of reach');
    },
    start: async () => {
      throw new Error('must not be asked');
    },
    started,
  };
  expect(await startAll(peers, ways, (name, error) => failed.push(`${name} ${error}`))).toEqual([]);
  expect(failed).toEqual(peers.map(({ name }) => `${name} Error: out of reach`));
});

it('a run that is ended before all have started stops each: those that run, and the one that is starting', async () => {
  const stopped: string[] = [];
  const { started, stopAll } = createStops();
  let startsNow = () => {};
  const isStarting = new Promise<void>((resolve) => {
    startsNow = resolve;
  });
  let isUp = () => {};
  const up = new Promise<void>((resolve) => {
    isUp = resolve;
  });
  const ways = {
    install: async () => {},
    async start({ name }: Peer) {
      if (name === 'slow') {
        startsNow();
        await up;
      }
      return { ...subject, stop: async () => void stopped.push(name) };
    },
    started,
  };
  const running = startAll([peer('quick'), peer('slow')], ways, () => {});
  await isStarting;
  const all = stopAll();
  isUp();
  await all;
  await running;
  expect(stopped).toEqual(['slow', 'quick']);
});
