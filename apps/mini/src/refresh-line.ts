import { type HttpAnswer, type HttpRequest, type Send, TransportError } from '@wugan/session';

/** The way to the server, with one fault at a time that the Lab may ask for. */
export interface RefreshLine {
  readonly send: Send;
  /** How many refreshes have been sent so far, faults included. */
  refreshes(): number;
  /** The next refresh does not leave this device; it is known once `when` is over. */
  cutNext(when: Promise<void>): void;
  /** The next refresh takes effect at the server; its answer is thrown away, once `when` is over. */
  loseNextAnswer(when: Promise<void>): void;
  /** From the next refresh on, and once `when` is over, a gateway answers: the server restarts. */
  takeDownAtNext(when: Promise<void>): void;
  /** No fault is left, and none for later. */
  mend(): void;
}

/** What stands in front of a server that is not there. */
const badGateway: HttpAnswer = { status: 502, headers: {}, body: '<h1>Bad Gateway</h1>' };

/** Wraps `send`. A fault begins with a refresh; but for `takeDownAtNext` it ends with it, too. */
export function createRefreshLine(send: Send): RefreshLine {
  let fault: 'none' | 'cut' | 'lost' | 'falling' | 'down' = 'none';
  let until = Promise.resolve();
  let refreshes = 0;
  const plan = (planned: typeof fault) => (when: Promise<void>) => {
    fault = planned;
    until = when;
  };

  async function sendRefresh(request: HttpRequest): Promise<HttpAnswer> {
    refreshes += 1;
    const present = fault;
    if (present === 'none') return send(request);
    if (present === 'cut' || present === 'lost') fault = 'none';
    if (present === 'lost') await send(request);
    await until;
    if (present === 'cut' || present === 'lost') throw new TransportError('offline');
    if (fault === 'falling') fault = 'down';
    return badGateway;
  }

  return {
    async send(request) {
      if (request.priority === 'refresh') return sendRefresh(request);
      return fault === 'down' ? badGateway : send(request);
    },
    refreshes: () => refreshes,
    cutNext: plan('cut'),
    loseNextAnswer: plan('lost'),
    takeDownAtNext: plan('falling'),
    mend() {
      fault = 'none';
    },
  };
}
