/** A parsed query string: every value a string, the last one of a name wins. */
export type Query = Readonly<Record<string, string>>;

export function parseQuery(text: string): Query {
  return Object.fromEntries(new URLSearchParams(text));
}
