import { type Send, TransportError } from '@wugan/session';

/** The way to the auth server, with one fault that the Lab may ask for. */
export interface RefreshLine {
  readonly send: Send;
  /** The next refresh does not leave this device. */
  cutNext(): void;
  /** The next refresh takes effect at the server; its answer is thrown away. */
  loseNextAnswer(): void;
  /** No fault is left for later. */
  mend(): void;
}

/** Wraps `send`. Faults happen to a refresh only, and once. */
export function createRefreshLine(send: Send): RefreshLine {
  let fault: 'none' | 'cut' | 'lost' = 'none';
  return {
    async send(request) {
      if (request.priority !== 'refresh' || fault === 'none') return send(request);
      const present = fault;
      fault = 'none';
      if (present === 'lost') await send(request);
      throw new TransportError('offline');
    },
    cutNext() {
      fault = 'cut';
    },
    loseNextAnswer() {
      fault = 'lost';
    },
    mend() {
      fault = 'none';
    },
  };
}
