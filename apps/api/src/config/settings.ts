import { StartError } from '../start-error.ts';

/** Environment variables as they are found. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and keeps every complaint, so that a person sees all of them at once. */
export class Settings {
  readonly complaints: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The trimmed value; undefined if it is absent or blank. */
  text(name: string): string | undefined {
    return this.#environment[name]?.trim() || undefined;
  }

  complain(name: string, whatToDo: string): void {
    this.complaints.push(`${name} ${whatToDo}`);
  }

  /** @throws StartError with every complaint, if there is one. */
  throwComplaints(heading: string): void {
    if (this.complaints.length > 0)
      throw new StartError([heading, ...this.complaints].join('\n  - '));
  }

  /** The value as `parse` sees it, or the default; where `parse` gives undefined, `expected` says what to write. */
  parsed<T>(
    name: string,
    parse: (text: string) => T | undefined,
    fallback: T,
    expected: string,
  ): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    this.complain(name, expected);
    return fallback;
  }
}
