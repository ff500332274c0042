import type { Side } from './compare.ts';
import { measureRound } from './measure-round.ts';

export interface Soak {
  readonly minutes: number;
  readonly users: number;
  /** What the process kept, at the end of the first tenth and at the end. */
  readonly residentBytes: readonly [early: number, late: number];
  /**
   * Of the line through the lowest sample of each minute after the first tenth, when the process is
   * warm: what lies above those is garbage that waits for its collection.
   */
  readonly bytesPerHour: number;
}

const secondsPerSample = 10;

/** Keeps everybody refreshing for minutes on end, and watches what the process keeps. */
export async function soak(
  { subject, users }: Side,
  minutes: number,
  played: (share: number) => void,
): Promise<Soak> {
  const samples: Sample[] = [];
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 60_000;
  while (elapsed() < minutes) {
    const { residentBytes } = await measureRound(subject, users, secondsPerSample);
    samples.push({ minute: elapsed(), bytes: residentBytes });
    played(Math.min(1, elapsed() / minutes));
  }
  for (const user of users) user.close();
  const warm = samples.filter(({ minute }) => minute > minutes / 10);
  const [first = { minute: 0, bytes: 0 }] = warm;
  const { bytes: late } = warm.at(-1) ?? first;
  return {
    minutes,
    users: users.length,
    residentBytes: [first.bytes, late],
    bytesPerHour: slopeOf(lowestOfEachMinute(warm)) * 60,
  };
}

interface Sample {
  readonly minute: number;
  readonly bytes: number;
}

export function lowestOfEachMinute(samples: readonly Sample[]): Sample[] {
  const lowest = new Map<number, Sample>();
  for (const sample of samples) {
    const minute = Math.floor(sample.minute);
    const known = lowest.get(minute);
    if (!known || sample.bytes < known.bytes) lowest.set(minute, sample);
  }
  return [...lowest.values()];
}

/** Bytes per minute, by least squares. */
export function slopeOf(samples: readonly Sample[]): number {
  const mean = (read: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  const minute = mean((sample) => sample.minute);
  const bytes = mean((sample) => sample.bytes);
  const spread = mean((sample) => (sample.minute - minute) ** 2);
  return mean((sample) => (sample.minute - minute) * (sample.bytes - bytes)) / spread;
}
