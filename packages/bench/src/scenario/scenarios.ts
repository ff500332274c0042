import { concurrent401s } from './concurrent-401s.ts';
import { endless401 } from './endless-401.ts';
import { hungRefresh } from './hung-refresh.ts';
import { late401 } from './late-401.ts';
import { lostRefresh } from './lost-refresh.ts';
import type { Scenario } from './scenario.ts';
import { spread401s } from './spread-401s.ts';
import { startedDuringRefresh } from './started-during-refresh.ts';
import { tenThousand } from './ten-thousand.ts';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [
  concurrent401s,
  late401,
  startedDuringRefresh,
  endless401,
  lostRefresh,
  hungRefresh,
  spread401s,
  tenThousand,
];
