export type StorageFault = 'none' | 'throws' | 'full';

/** What a mini program has kept on the phone, seen from outside: no limit or fault applies here. */
export interface PhoneStorage {
  keys(): string[];
  /** The stored value, or `undefined`. */
  get(key: string): unknown;
  /** Writes as if the app had; any JSON value, so also garbage. */
  set(key: string, value: unknown): void;
  delete(key: string): void;
  clear(): void;
  /** From now on every call throws or fails (`throws`), or every write does (`full`). */
  fault(kind: StorageFault): void;
}

/** The same storage from inside: JSON texts by key. */
export interface StorageState extends PhoneStorage {
  readonly texts: Map<string, string>;
  readonly faulty: StorageFault;
}

export function createPhoneStorage(initial: Readonly<Record<string, unknown>> = {}): StorageState {
  const texts = new Map<string, string>();
  let faulty: StorageFault = 'none';
  const set = (key: string, value: unknown) => void texts.set(key, JSON.stringify(value) ?? '""');
  for (const [key, value] of Object.entries(initial)) set(key, value);
  return {
    texts,
    get faulty() {
      return faulty;
    },
    keys: () => [...texts.keys()],
    get: (key) => {
      const text = texts.get(key);
      const value: unknown = text === undefined ? undefined : JSON.parse(text);
      return value;
    },
    set,
    delete: (key) => void texts.delete(key),
    clear: () => texts.clear(),
    fault: (kind) => {
      faulty = kind;
    },
  };
}
