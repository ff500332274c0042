/** A pair of tokens, as a virtual user keeps it. */
export interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The pair in the body of an answer. @throws if there is none */
export function pairOf(body: string): Pair {
  const [, accessToken] = /"accessToken":"([^"]+)"/.exec(body) ?? [];
  const [, refreshToken] = /"refreshToken":"([^"]+)"/.exec(body) ?? [];
  if (accessToken === undefined || refreshToken === undefined)
    throw new Error(`This is no pair: ${body}`);
  return { accessToken, refreshToken };
}
