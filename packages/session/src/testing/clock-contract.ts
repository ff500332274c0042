import { describe, expect, it } from 'vitest';
import type { Clock } from '../core/index.ts';

export interface ClockUnderTest {
  readonly clock: Clock;
  /** Lets `ms` pass, and everything that falls due. */
  pass(ms: number): Promise<void>;
  /** Sets the device's clock back, as its user may. */
  setBack(ms: number): void;
}

/** What every clock must do. */
export function describeClock(name: string, create: () => ClockUnderTest): void {
  describe(`${name} as a clock`, () => {
    it('counts milliseconds', async () => {
      const { clock, pass } = create();
      const start = clock.now();
      await pass(90_000);
      expect(clock.now() - start).toBe(90_000);
    });

    it('never runs backwards, and goes on counting after it was set back', async () => {
      const { clock, pass, setBack } = create();
      const start = clock.now();
      setBack(3_600_000);
      expect(clock.now()).toBeGreaterThanOrEqual(start);
      await pass(5_000);
      expect(clock.now()).toBeGreaterThanOrEqual(start + 5_000);
    });

    it('runs a task once, when its time has come and not before', async () => {
      const { clock, pass } = create();
      let runs = 0;
      clock.after(1_000, () => {
        runs += 1;
      });
      await pass(999);
      expect(runs).toBe(0);
      await pass(1);
      await pass(5_000);
      expect(runs).toBe(1);
    });

    it('runs tasks in the order of their time', async () => {
      const { clock, pass } = create();
      const order: string[] = [];
      clock.after(30, () => order.push('later'));
      clock.after(10, () => order.push('sooner'));
      await pass(50);
      expect(order).toEqual(['sooner', 'later']);
    });

    it('never runs a task that was cancelled, and bears a cancelling that comes too late', async () => {
      const { clock, pass } = create();
      let runs = 0;
      const task = () => {
        runs += 1;
      };
      const cancel = clock.after(10, task);
      cancel();
      const tooLate = clock.after(10, task);
      await pass(50);
      tooLate();
      cancel();
      expect(runs).toBe(1);
    });

    it('runs a task that is due at once after what runs now', async () => {
      const { clock, pass } = create();
      const order: string[] = [];
      clock.after(0, () => order.push('task'));
      order.push('now');
      await pass(1);
      expect(order).toEqual(['now', 'task']);
    });
  });
}
