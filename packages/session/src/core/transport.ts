import type { AbortSignalLike } from './ports.ts';

/** One request, as every room's transport takes it. */
export interface HttpRequest {
  /** Complete, with scheme, host and query. */
  readonly url: string;
  /** In capitals. `wx.request` has no PATCH. */
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Sent as JSON; absent = no body. The web room sends forms, binary bodies and streams as they are, and
   * calls a function for a fresh one at each send.
   */
  readonly body?: unknown;
  /** Milliseconds; 60,000 in this package's transports unless given. */
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

/**
 * `offline`: no connection, or lost; also what is not known better. `timeout`: no answer in time.
 * `interrupted`: WeChat ended it because the app was hidden. `aborted`: the caller gave up.
 */
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
