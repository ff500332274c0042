/** The database did not answer, or not in time: it says nothing about what was asked. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(cause: unknown) {
    super('The database cannot be reached, or did not answer in time.', { cause });
  }
}
