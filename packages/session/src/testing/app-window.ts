import type { Lifecycle } from '../core/index.ts';

export interface AppWindow extends Lifecycle {
  hide(): void;
  show(): void;
  /** How many listen at this moment. */
  listeners(): number;
}

/** A lifecycle in the test's hands; the app is visible at first. */
export function createAppWindow(): AppWindow {
  const listeners = new Set<() => void>();
  let hidden = false;
  return {
    isHidden: () => hidden,
    listeners: () => listeners.size,
    onShow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hide() {
      hidden = true;
    },
    show() {
      hidden = false;
      for (const listener of listeners) listener();
    },
  };
}
