/** The engine with one promise taken out of it. */
export interface Mutant {
  readonly name: string;
  /** Under `src/core`. */
  readonly file: string;
  /** Source text that stands there exactly once. */
  readonly anchor: string;
  readonly replacement: string;
}
