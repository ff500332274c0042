/** Which pair a token belongs to. */
export interface TokenPlace {
  readonly sessionId: string;
  readonly epoch: number;
  readonly generation: number;
}

/** Reads `kind.session.epoch.generation[.batch.issuedAt]`. */
export function placeOf(token: string): TokenPlace {
  const [, sessionId = '', epoch, generation] = token.split('.');
  return { sessionId, epoch: Number(epoch), generation: Number(generation) };
}
