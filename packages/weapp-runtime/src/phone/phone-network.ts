import type { WxFailure } from '../wx/wx-failure.ts';
import { networkFailures } from '../wx/wx-failure.ts';

export type NetworkType = 'wifi' | '4g' | 'none';

/** Answers the phone keeps from the app. */
export interface HeldAnswers {
  /** How many answers have come from the server and are being held. */
  readonly count: number;
  /** Delivers them, and holds no more. */
  release(): void;
  /** Loses them: the requests fail as on a broken connection. Holds no more. */
  lose(): void;
}

export interface PhoneNetwork {
  readonly type: NetworkType;
  /** Takes the phone off the network, or back on it; running requests fail with errno 600001. */
  offline(offline?: boolean): void;
  /** Changes between Wi-Fi and mobile data: every running request fails with errno 600001. */
  switch(): void;
  /**
   * Lets requests whose URL contains `urlPart` reach the server, but keeps the answers:
   * the moment between "the server has done it" and "the app knows".
   */
  hold(urlPart: string): HeldAnswers;
}

/** The phone's network, as its processes see it. */
export interface NetworkState extends PhoneNetwork {
  onChange(listener: (failure: WxFailure) => void): () => void;
  /** Resolves when an answer for this URL may be delivered; rejects when it is lost. */
  passage(url: string): Promise<void>;
}

interface Hold extends HeldAnswers {
  readonly urlPart: string;
  wait(): Promise<void>;
}

const createHold = (urlPart: string, end: (hold: Hold) => void): Hold => {
  const waiting: { resolve: () => void; reject: (failure: WxFailure) => void }[] = [];
  const hold: Hold = {
    urlPart,
    get count() {
      return waiting.length;
    },
    wait: () => new Promise((resolve, reject) => void waiting.push({ resolve, reject })),
    release: () => {
      end(hold);
      for (const { resolve } of waiting.splice(0)) resolve();
    },
    lose: () => {
      end(hold);
      for (const { reject } of waiting.splice(0)) reject(networkFailures.reset());
    },
  };
  return hold;
};

export function createPhoneNetwork(): NetworkState {
  const listeners = new Set<(failure: WxFailure) => void>();
  const holds = new Set<Hold>();
  let type: NetworkType = 'wifi';

  const become = (next: NetworkType, failure: WxFailure) => {
    if (next === type) return;
    type = next;
    for (const listener of listeners) listener(failure);
  };

  return {
    get type() {
      return type;
    },
    offline: (offline = true) =>
      become(
        offline ? 'none' : 'wifi',
        offline ? networkFailures.offline() : networkFailures.networkChanged(),
      ),
    switch: () => become(type === 'wifi' ? '4g' : 'wifi', networkFailures.networkChanged()),
    hold: (urlPart) => {
      const hold = createHold(urlPart, (ended) => holds.delete(ended));
      holds.add(hold);
      return hold;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    passage: async (url) => {
      for (const hold of holds) if (url.includes(hold.urlPart)) await hold.wait();
    },
  };
}
