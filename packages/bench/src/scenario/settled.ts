import type { Subject } from './subject.ts';

/** How a set of calls ended. Anything but a 200 is `rejected`; what never settled is `hung`. */
export interface Settled {
  readonly ok: number;
  readonly rejected: number;
  readonly hung: number;
  /** When the last of them settled, ms after the first was watched. */
  readonly after: number;
}

export const MINUTE = 60_000;

/** Paths that differ, so that no cache can answer one call with the answer of another. */
export function paths(count: number, name = 'item'): string[] {
  return Array.from({ length: count }, (_, index) => `/${name}/${index}`);
}

/** Calls all of `urls` at once and watches them for so long, ms. */
export async function callAll(
  subject: Subject,
  urls: readonly string[],
  patience: number,
): Promise<Settled> {
  const startedAt = Date.now();
  let ok = 0;
  let rejected = 0;
  let after = 0;

  const watch = async (path: string) => {
    const status = await subject.get(path).catch(() => 0);
    if (status === 200) ok += 1;
    else rejected += 1;
    after = Date.now() - startedAt;
  };
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience);
    void Promise.all(urls.map(watch)).then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  return { ok, rejected, hung: urls.length - ok - rejected, after };
}

export function hanging({ hung }: Settled, total: number): string {
  const verb = hung === 1 ? 'hangs' : 'hang';
  return hung === total ? `${hung} ${verb}` : `${hung} of ${total} ${verb}`;
}
