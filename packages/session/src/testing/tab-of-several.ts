import { settle } from './fake-clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRig, createSignedInRig, pair, type Rig } from './rig.ts';

/** What a tab writes that is signed in with this pair. */
export async function recordOf(first: ReturnType<typeof pair>): Promise<string> {
  const { store } = await createSignedInRig({}, first);
  return store.text ?? '';
}

/** One tab of several; a test says what goes wrong in the store, and what the others write there. */
export async function createTab() {
  const faults = { reading: false, writing: false };
  let tell = () => {};
  const store = createMemoryStore();
  const { read, update } = store;
  store.shared = true;
  store.read = () => (faults.reading ? Promise.reject(new Error('unreadable')) : read());
  store.update = (decide) =>
    update((text) => {
      const kept = decide(text);
      if (faults.writing && kept !== null && kept !== text) throw new Error('full');
      return kept;
    });
  store.onChange = (listener) => {
    tell = listener;
  };
  const rig = createRig({ store });
  await rig.session.signIn(async () => pair(0));
  const hear = async (text: string | null) => {
    store.text = text;
    tell();
    await settle();
  };
  return { ...rig, faults, hear, store };
}

/** A call whose token was not accepted: what becomes of the refresh that it needs. */
export async function need({ accepted, get }: Pick<Rig, 'accepted' | 'get'>) {
  accepted.clear();
  const call = get();
  call.catch(() => {});
  await settle();
  return call;
}
