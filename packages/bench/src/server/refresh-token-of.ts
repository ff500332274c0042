/** The refresh token in the body of an answer. @throws if there is none */
export function refreshTokenOf(body: string): string {
  const [, token] = /"refreshToken":"([^"]+)"/.exec(body) ?? [];
  if (token === undefined) throw new Error(`This is no pair: ${body}`);
  return token;
}
