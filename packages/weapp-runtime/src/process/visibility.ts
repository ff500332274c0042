import type { LaunchOptions, WxHost } from '../wx/wx-host.ts';
import type { AppInstance } from './app-instance.ts';

export interface Visibility {
  hide(): void;
  show(options?: Partial<LaunchOptions>): void;
}

/** Moves a process to the background and back, in WeChat's order of callbacks. */
export function createVisibility(
  host: WxHost,
  app: AppInstance,
  suspend: (suspended: boolean) => void,
): Visibility {
  let shown = true;
  return {
    hide: () => {
      if (!shown || !host.isAlive()) return;
      shown = false;
      host.pages.setShown(false);
      app.run('onHide', host.realm.give({}));
      host.events.emit('AppHide', host.realm.give({}));
      host.timers.later(() => {
        if (!shown) suspend(true);
      }, host.phone.interruptAfterMs);
    },
    show: (options = {}) => {
      if (shown || !host.isAlive()) return;
      shown = true;
      suspend(false);
      const detail = host.realm.give({ ...host.launch, referrerInfo: {}, ...options });
      app.run('onShow', detail);
      host.events.emit('AppShow', detail);
      host.pages.setShown(true);
    },
  };
}
