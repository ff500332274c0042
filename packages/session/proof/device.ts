import type { CredentialStore, Lock, Turn } from '../src/core/index.ts';
import type { Nature } from './nature.ts';
import type { Process } from './process.ts';

/** What hears of the store, and of what a process has been told of it. */
export interface StoreWitness {
  hasWritten(process: Process, text: string | null, before: string | null): void;
  /** Something asked of the store has failed, or seems to have. */
  hasFailed(process: Process): void;
  /** It asks for the lock, and may go on without where that fails. */
  wantsTurn(process: Process): void;
  /** It has been given the lock. */
  hasTurn(process: Process): void;
  hasRead(process: Process, text: string | null): void;
}

/** What the tabs share: one text, and one lock. */
export interface Device {
  text: string | null;
  storeFor(process: Process, isShared: boolean, witness: StoreWitness): CredentialStore;
  lockFor(process: Process, witness: Pick<StoreWitness, 'hasTurn' | 'wantsTurn'>): Lock;
  /** Whether this process has the lock. */
  hasTurn(process: Process): boolean;
  /** Who has the lock, and who waits for it. */
  memory(): string;
  /** Somebody else than the tabs changes the text. */
  replaceText(text: string | null): void;
  /** A dead process holds no lock and hears nothing. */
  bury(process: Process): void;
}

/** What has not been answered by then is taken for failed by the engine, ms. */
const STORAGE_PATIENCE = 3_000;

const BROKEN = new Error('the storage is broken');
const sound = ['well'] as const;
const readings = ['well', 'throws', 'hangs', 'is slow'] as const;
const changes = [
  'well',
  'throws',
  'is full',
  'throws afterwards',
  'hangs',
  'hangs afterwards',
  'is slow',
] as const;

export function createDevice(nature: Nature, isSound: boolean): Device {
  const listeners: { process: Process; listener: () => void }[] = [];
  let holder: Process | null = null;
  let waiting: { process: Process; take: () => void }[] = [];

  function tellOthers(writer: Process | null): void {
    for (const { listener, process } of listeners) {
      if (process === writer || !process.isAlive) continue;
      const what = `tab ${process.tab} hears of the store`;
      if (nature.pick(what, ['well', 'is not told']) !== 'well') continue;
      nature.send(what, () => {
        if (!process.step(what)) return;
        nature.hear(process.tab, what, null);
        listener();
      });
    }
  }

  function passOn(): void {
    holder = null;
    waiting.shift()?.take();
  }

  const device: Device = {
    text: null,
    memory: () => `${holder?.tab} ${waiting.map(({ process }) => process.tab)}`,
    hasTurn: (process) => holder === process,
    replaceText(text) {
      device.text = text;
      tellOthers(null);
    },
    storeFor: (process, isShared, witness) => ({
      shared: isShared,
      read: () =>
        process.ask(`tab ${process.tab} reads`, (resolve, reject) => {
          const what = `tab ${process.tab} reads`;
          const fate = nature.pick(what, isSound ? sound : readings);
          let isLate = false;
          const inTime = nature.after(STORAGE_PATIENCE, () => {
            isLate = true;
            witness.hasFailed(process);
          });
          if (fate === 'hangs') return;
          if (fate === 'is slow') witness.hasFailed(process);
          const arrive = isShared && fate !== 'is slow' ? nature.soon : nature.send;
          arrive(what, () => {
            inTime();
            if (fate === 'throws') {
              witness.hasFailed(process);
              return reject(BROKEN);
            }
            if (!isLate) witness.hasRead(process, device.text);
            resolve(device.text);
          });
        }),
      update: (decide) =>
        process.ask(`tab ${process.tab} writes`, (resolve, reject) => {
          const what = `tab ${process.tab} writes`;
          const fate = nature.pick(what, isSound ? sound : changes);
          const isSlow = nature.after(STORAGE_PATIENCE, () => witness.hasFailed(process));
          // What tabs share is `localStorage`, which takes no time; where it does, they may be misled.
          const arrive = isShared && fate !== 'is slow' ? nature.soon : nature.send;
          arrive(what, () => {
            if (!process.step(what)) return;
            if (fate === 'well') isSlow();
            else witness.hasFailed(process);
            if (fate === 'hangs') return;
            if (fate === 'throws') return reject(BROKEN);
            const kept = decide(device.text);
            if (fate === 'is full' && kept !== null && kept !== device.text) return reject(BROKEN);
            if (kept !== device.text) {
              const before = device.text;
              device.text = kept;
              witness.hasWritten(process, kept, before);
              nature.tell(() => `${what}: ${kept}`);
              tellOthers(process);
            }
            if (fate === 'well' || fate === 'is full' || fate === 'is slow') return resolve();
            if (fate === 'throws afterwards') reject(BROKEN);
          });
        }),
      ...(isShared
        ? { onChange: (listener: () => void) => void listeners.push({ process, listener }) }
        : {}),
    }),
    lockFor: (process, witness) => ({
      acquire: (ms) =>
        process.ask<Turn | null>(`tab ${process.tab} wants the lock`, (resolve, reject) => {
          witness.wantsTurn(process);
          const fate = nature.pick(`tab ${process.tab} wants the lock`, [
            'well',
            'throws',
            'is not given it',
          ]);
          if (fate === 'throws') return reject(new Error('no locks here'));
          if (fate !== 'well') return void nature.after(ms, () => resolve(null));
          const wasContended = holder !== null;
          let isOver = false;
          const take = () => {
            if (isOver || !process.isAlive) return passOn();
            isOver = true;
            holder = process;
            witness.hasTurn(process);
            resolve({
              wasContended,
              release: () => {
                if (process.isAlive && holder === process) passOn();
              },
            });
          };
          if (holder === null) take();
          else waiting.push({ process, take });
          nature.after(ms, () => {
            if (isOver) return;
            isOver = true;
            resolve(null);
          });
        }),
    }),
    bury(process) {
      waiting = waiting.filter((entry) => entry.process !== process);
      if (holder === process) passOn();
    },
  };
  return device;
}
