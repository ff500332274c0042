import type { Mutant } from '@wugan/mutants';

/** The server with one promise taken out of it, and what must notice. */
export interface ApiMutant extends Mutant {
  /** `file › title`: a test below `src`, by a part of its title that says which. */
  readonly caughtBy: string;
  /** That test runs the built server, so that the mutant must be built, too. */
  readonly isBuilt?: true;
}

/** The two halves of `caughtBy`. */
export function testOf({ caughtBy }: Pick<ApiMutant, 'caughtBy'>): { file: string; title: string } {
  const [file = '', title = ''] = caughtBy.split(' › ');
  return { file, title };
}

/** Matches what becomes of a title whose places (`%s`, `%j`) are filled in. */
export function patternOf(title: string): string {
  return title
    .split(/%[a-z]/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}
