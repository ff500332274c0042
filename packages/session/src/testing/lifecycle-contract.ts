import { describe, expect, it } from 'vitest';
import type { Lifecycle } from '../core/index.ts';

export interface LifecycleUnderTest {
  readonly lifecycle: Lifecycle;
  hide(): void;
  show(): void;
  /** True where a hidden app may still send, so that it never counts as hidden. */
  readonly sendsWhileHidden: boolean;
}

/** What every lifecycle must do. */
export function describeLifecycle(name: string, create: () => LifecycleUnderTest): void {
  describe(`${name} as a lifecycle`, () => {
    it('is seen at first, and hidden until it is shown again, unless it may send all the while', () => {
      const { hide, lifecycle, sendsWhileHidden, show } = create();
      expect(lifecycle.isHidden()).toBe(false);
      hide();
      expect(lifecycle.isHidden()).toBe(!sendsWhileHidden);
      show();
      expect(lifecycle.isHidden()).toBe(false);
    });

    it('tells each showing to every listener, and no hiding to any', () => {
      const { hide, lifecycle, show } = create();
      const heard: string[] = [];
      lifecycle.onShow(() => heard.push('first'));
      lifecycle.onShow(() => heard.push('second'));
      hide();
      expect(heard).toEqual([]);
      show();
      hide();
      show();
      expect(heard).toEqual(['first', 'second', 'first', 'second']);
    });

    it('is no longer hidden when it tells that it is shown', () => {
      const { hide, lifecycle, show } = create();
      const hidden: boolean[] = [];
      lifecycle.onShow(() => hidden.push(lifecycle.isHidden()));
      hide();
      show();
      expect(hidden).toEqual([false]);
    });

    it('tells a listener that has left nothing more, even one that leaves as it hears', () => {
      const { hide, lifecycle, show } = create();
      const heard: string[] = [];
      const leave = lifecycle.onShow(() => {
        heard.push('once');
        leave();
      });
      lifecycle.onShow(() => heard.push('always'));
      for (let times = 0; times < 2; times += 1) {
        hide();
        show();
      }
      leave();
      expect(heard).toEqual(['once', 'always', 'always']);
    });
  });
}
