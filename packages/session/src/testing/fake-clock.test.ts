import { describeClock } from './clock-contract.ts';
import { createFakeClock } from './fake-clock.ts';

describeClock('the clock of the tests', () => {
  const clock = createFakeClock();
  // `jump` is how a test breaks the promise of never running backwards, on purpose.
  return { clock, pass: (ms) => clock.advance(ms), setBack: () => {} };
});
