import type { LogicRealm } from '../logic/logic-realm.ts';
import type { ProcessTimers } from '../logic/process-timers.ts';
import type { DistPackage } from '../package/dist-package.ts';
import type { PageStack } from '../page/page-stack.ts';
import type { PhoneState } from '../phone/phone-state.ts';
import type { StorageState } from '../phone/phone-storage.ts';
import type { ProcessJournal } from '../process/process-journal.ts';
import type { Connections } from './connections.ts';
import type { Sockets } from './sockets.ts';
import type { WxEvents } from './wx-events.ts';

export interface LaunchOptions {
  /** How the mini program was opened; 1154 is the single-page mode of Moments. */
  readonly scene: number;
  /** Without a leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Answers the user will give to the next `showModal` and `showActionSheet` calls, in order. */
export interface UserAnswers {
  readonly modals: boolean[];
  readonly actionSheets: (number | 'cancel')[];
}

/** What the wx API of one process works with. */
export interface WxHost {
  readonly realm: LogicRealm;
  readonly dist: DistPackage;
  readonly phone: PhoneState;
  readonly launch: LaunchOptions;
  /** The storage of this process: single-page mode has its own. */
  readonly storage: StorageState;
  readonly journal: ProcessJournal;
  readonly timers: ProcessTimers;
  readonly connections: Connections;
  readonly sockets: Sockets;
  readonly events: WxEvents;
  readonly pages: PageStack;
  readonly answers: UserAnswers;
  isAlive(): boolean;
  isSuspended(): boolean;
  /** Calls into the app; an error it throws is reported as uncaught and does not come back. */
  call(target: unknown, ...args: unknown[]): unknown;
}

/** Scene of the single-page mode: no sign-in, no navigation, a storage of its own. */
const SINGLE_PAGE_SCENE = 1154;

export const isSinglePage = (host: Pick<WxHost, 'launch'>): boolean =>
  host.launch.scene === SINGLE_PAGE_SCENE;
