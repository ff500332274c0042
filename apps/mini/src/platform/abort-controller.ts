type Listener = (event: { type: 'abort' }) => void;

/**
 * The part of the DOM's AbortSignal that Redux Toolkit and the transport use. WeChat has none;
 * config/index.ts binds this module wherever a weapp bundle says `AbortController`.
 * https://dom.spec.whatwg.org/#interface-AbortSignal
 */
class Signal {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<Listener>();

  addEventListener(_type: 'abort', listener: Listener): void {
    if (!this.aborted) this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** The controller's side: tells each listener once. */
  end(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const told = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of told) listener({ type: 'abort' });
  }
}

/** Stands in for the DOM's AbortController; `abort` without a reason gives an `AbortError`. */
export class AbortController {
  readonly signal = new Signal();

  abort(reason: unknown = Object.assign(new Error('Aborted'), { name: 'AbortError' })): void {
    this.signal.end(reason);
  }
}
