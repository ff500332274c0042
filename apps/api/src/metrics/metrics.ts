import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../data/open-database.ts';
import type { SessionEvent } from '../session/audit.ts';
import { createRequestTimes, type RouteTimes } from './request-times.ts';

/** What this process has done so far, in numbers. Labels come from closed lists: never an id, an address or a token. */
export interface Metrics {
  /** @param route as it was declared, not as it was called */
  answersOf(route: string): RouteTimes;
  signIn(outcome: string): void;
  refresh(verdict: string): void;
  session(event: SessionEvent): void;
  wechat(call: string, outcome: string): void;
  /** Prometheus' text format. */
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Counts what it is told, and watches the database by itself. */
export function createMetrics(
  database: Pick<Database, 'killFeedAge' | 'watchKills' | 'watchRotations'>,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requestTimes = createRequestTimes();
  const signIns = new Counter({
    name: 'wugan_sign_ins_total',
    help: 'Sign-ins, by outcome: granted, or the code of the problem.',
    labelNames: ['outcome'],
    registers,
  });
  const refreshes = new Counter({
    name: 'wugan_refreshes_total',
    help: 'Refreshes, by verdict: granted, or the code of the problem.',
    labelNames: ['verdict'],
    registers,
  });
  const sessionEvents = new Counter({
    name: 'wugan_session_events_total',
    help: 'What was done to sessions beside rotating them.',
    labelNames: ['event'],
    registers,
  });
  const wechatCalls = new Counter({
    name: 'wugan_wechat_calls_total',
    help: 'Calls to WeChat, retries counted as one, by outcome: ok, or the code it led to.',
    labelNames: ['call', 'outcome'],
    registers,
  });
  const batchSizes = new Histogram({
    name: 'wugan_rotation_batch_size',
    help: 'Sessions rotated by one statement.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers,
  });
  const batchTimes = new Histogram({
    name: 'wugan_rotation_batch_seconds',
    help: 'Time that one rotating statement took.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
    registers,
  });
  database.watchRotations((sessions, seconds) => {
    batchSizes.observe(sessions);
    batchTimes.observe(seconds);
  });
  const killLags = new Histogram({
    name: 'wugan_kill_lag_seconds',
    help: 'From an ending on another replica until this one knew of it.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  database.watchKills((lag) => killLags.observe(lag));
  new Gauge({
    name: 'wugan_kill_feed_age_seconds',
    help: 'Time since this process last knew of every session that has ended.',
    registers,
    collect() {
      this.set(database.killFeedAge());
    },
  });

  return {
    answersOf: requestTimes.of,
    signIn: (outcome) => signIns.inc({ outcome }),
    refresh: (verdict) => refreshes.inc({ verdict }),
    session: (event) => sessionEvents.inc({ event }),
    wechat: (call, outcome) => wechatCalls.inc({ call, outcome }),
    read: async () => ({
      type: registry.contentType,
      text: `${await registry.metrics()}\n${await requestTimes.read()}`,
    }),
  };
}
