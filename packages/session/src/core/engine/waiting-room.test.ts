import { expect, it } from 'vitest';
import { createAppWindow } from '../../testing/app-window.ts';
import { createFakeClock, settle } from '../../testing/fake-clock.ts';
import { openWaitingRoom } from './waiting-room.ts';

it('leaves no timer behind when it is closed while the app is hidden', async () => {
  const clock = createFakeClock();
  let timers = 0;
  const after: typeof clock.after = (ms, task) => {
    timers += 1;
    return clock.after(ms, task);
  };
  const lifecycle = createAppWindow();
  const room = openWaitingRoom({ clock: { ...clock, after }, lifecycle }, 15_000);
  lifecycle.hide();
  await clock.advance(15_001);
  room.close();
  lifecycle.show();
  await settle();
  expect(timers).toBe(1);
});
