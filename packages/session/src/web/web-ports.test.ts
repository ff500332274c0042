import { afterEach, beforeEach, vi } from 'vitest';
import { describeClock } from '../testing/clock-contract.ts';
import { describeLifecycle } from '../testing/lifecycle-contract.ts';
import { describeRandom } from '../testing/random-contract.ts';
import { createPageLifecycle } from './page-lifecycle.ts';
import { createWebClock } from './web-clock.ts';
import { webRandom } from './web-random.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describeClock('the page', () => ({
  clock: createWebClock(),
  pass: async (ms) => {
    await vi.advanceTimersByTimeAsync(ms);
  },
  setBack: (ms) => {
    vi.setSystemTime(Date.now() - ms);
  },
}));

describeRandom('Web Crypto', () => webRandom);

/** A page whose tab is hidden and seen, or whose network goes and comes. */
function stubPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const win = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', win);
  const turn = (visibilityState: string) => {
    Object.assign(page, { visibilityState });
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { turn, win };
}

describeLifecycle('a tab that is hidden and seen', () => {
  const { turn } = stubPage();
  return {
    lifecycle: createPageLifecycle(),
    hide: () => turn('hidden'),
    show: () => turn('visible'),
    sendsWhileHidden: true,
  };
});

describeLifecycle('a page that is offline and online', () => {
  const { win } = stubPage();
  return {
    lifecycle: createPageLifecycle(),
    hide: () => void win.dispatchEvent(new Event('offline')),
    show: () => void win.dispatchEvent(new Event('online')),
    sendsWhileHidden: true,
  };
});
