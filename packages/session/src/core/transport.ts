import type { AbortSignalLike } from './ports.ts';

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent = no body. */
  readonly body?: unknown;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly signal?: AbortSignalLike;
  /** `refresh` goes before all others where connections are few. */
  readonly priority?: 'refresh';
}

/** An answer of any status. `headers` has lower-case names; `body` is parsed JSON, or the text. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Sends one request. Resolves for any status; rejects with a {@link TransportError} where none came. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

export type TransportErrorKind = 'offline' | 'timeout' | 'interrupted' | 'aborted';

/** No answer came. Holds neither URL nor headers, so that it may be logged. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportErrorKind;

  constructor(kind: TransportErrorKind) {
    super(`request failed: ${kind}`);
    this.kind = kind;
  }
}
