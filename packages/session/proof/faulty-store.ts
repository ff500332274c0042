import type { CredentialStore } from '../src/core/index.ts';
import type { Nature } from './nature.ts';
import type { Process } from './process.ts';
import type { StoreWitness } from './store-witness.ts';

/** The one text that the tabs share, as a store of the device holds it. */
export interface SharedText {
  readonly nature: Nature;
  text: string | null;
  /** Whether the storage always does what it is asked. */
  readonly isSound: boolean;
  tellOthers(writer: Process | null): void;
  listen(process: Process, listener: () => void): void;
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

/** The store as one process sees it. */
export function createFaultyStore(
  device: SharedText,
  process: Process,
  isShared: boolean,
  witness: StoreWitness,
): CredentialStore {
  const { isSound, nature } = device;

  // What tabs share is mostly `localStorage`, which takes no time.
  function arrive(fate: string, what: string, task: () => void): void {
    if (isShared && fate !== 'is slow') nature.soon(what, task);
    else nature.send(what, task);
  }

  function read(resolve: (text: string | null) => void, reject: (error: Error) => void): void {
    const what = `tab ${process.tab} reads`;
    const fate = nature.pick(what, isSound ? sound : readings);
    const inTime = nature.now() + STORAGE_PATIENCE;
    if (fate === 'hangs') return;
    arrive(fate, what, () => {
      if (fate === 'throws') return reject(BROKEN);
      if (nature.now() < inTime) witness.hasRead(process, device.text);
      resolve(device.text);
    });
  }

  type Decide = Parameters<CredentialStore['update']>[0];

  function update(decide: Decide, resolve: () => void, reject: (error: Error) => void): void {
    const what = `tab ${process.tab} writes`;
    const fate = nature.pick(what, isSound ? sound : changes);
    arrive(fate, what, () => {
      if (!process.step(what)) return;
      if (fate === 'hangs') return;
      if (fate === 'throws') return reject(BROKEN);
      const before = device.text;
      nature.hear(process.tab, what, before);
      const kept = decide(before);
      if (fate === 'is full' && kept !== null && kept !== before) return reject(BROKEN);
      if (kept !== before) {
        device.text = kept;
        witness.hasWritten(process, kept, before);
        nature.tell(() => `${what}: ${kept}`);
        device.tellOthers(process);
      }
      if (fate === 'well' || fate === 'is full' || fate === 'is slow') return resolve();
      if (fate === 'throws afterwards') reject(BROKEN);
    });
  }

  return {
    shared: isShared,
    read: () => process.ask(`tab ${process.tab} reads`, read),
    update: (decide) =>
      process.ask<void>(`tab ${process.tab} writes`, (resolve, reject) =>
        update(decide, resolve, reject),
      ),
    ...(isShared ? { onChange: (listener: () => void) => device.listen(process, listener) } : {}),
  };
}
