import { WebSocket } from 'ws';
import { member, numberMember, stringMember, type UnknownRecord } from '../logic/unknown-values.ts';
import { failureResult, settle } from './call-convention.ts';
import { createSocketEvents } from './socket-events.ts';
import { BROKEN, type SocketCall, type SocketClosing } from './sockets.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

export interface SocketRequest {
  readonly url: string;
  readonly protocols: string[];
  readonly headers: Readonly<Record<string, string>>;
  /** For the handshake, ms. */
  readonly timeout: number;
}

export interface SocketTask {
  /** What the app gets. */
  readonly object: UnknownRecord;
  connect(): void;
}

const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const;

const notOpen = () => new WxFailure('SocketTask.readyState is not OPEN');

/** One socket over a real connection: its events come from the wire, or from what the phone does. */
export function createSocketTask(host: WxHost, request: SocketRequest): SocketTask {
  const { headers, protocols, timeout, url } = request;
  const object = host.realm.object();
  const emit = createSocketEvents(host, object);
  const call: SocketCall = { url, state: 'connecting' };
  let wire: WebSocket | undefined;

  const end = (closing: SocketClosing, errMsg?: string) => {
    if (call.state === 'closed') return;
    Object.assign(call, { state: 'closed', closing });
    host.sockets.leave(call);
    if (errMsg !== undefined) emit('Error', host.realm.give({ errMsg }));
    emit('Close', host.realm.give(closing));
  };
  const cut = (closing: SocketClosing, failure?: WxFailure) => {
    end(closing, failure?.message);
    wire?.terminate();
  };

  const connect = () => {
    if (call.state === 'closed') return;
    const obstacle = host.sockets.enter(call, cut);
    if (obstacle !== undefined) return end(BROKEN, obstacle.message);
    let header = {};
    wire = new WebSocket(url, protocols, { headers, handshakeTimeout: timeout });
    wire.on('upgrade', (answer) => {
      header = answer.headers;
    });
    wire.on('open', () => {
      if (call.state === 'closed') return;
      call.state = 'open';
      emit('Open', host.realm.give({ header }));
    });
    wire.on('message', (bytes: Buffer, isBinary) => {
      if (call.state !== 'open') return;
      const detail = host.realm.object();
      detail.data = isBinary ? host.realm.bytes(bytes) : bytes.toString('utf8');
      emit('Message', detail);
    });
    wire.on('error', ({ message }) => end(BROKEN, message));
    wire.on('close', (code, reason) => end({ code, reason: reason.toString('utf8') }));
  };

  const send = (options: unknown) => {
    const text = stringMember(options, 'data');
    const data = text ?? host.realm.byteView(member(options, 'data'));
    const finish = finisher(options, 'sendSocketMessage');
    if (data === undefined) return finish(new WxFailure('parameter error: data'));
    if (call.state !== 'open' || wire === undefined) return finish(notOpen());
    wire.send(data, (error) => finish(error));
  };

  const close = (options: unknown) => {
    const finish = finisher(options, 'closeSocket');
    if (call.state === 'closed') return finish(notOpen());
    try {
      if (wire === undefined) end(BROKEN);
      wire?.close(numberMember(options, 'code') ?? 1000, stringMember(options, 'reason'));
      finish();
    } catch (error) {
      finish(error);
    }
  };

  const finisher = (options: unknown, api: string) => (error?: unknown) =>
    host.timers.later(() => {
      const isRight = error === undefined || error === null;
      const result = isRight ? host.realm.give({ errMsg: `${api}:ok` }) : undefined;
      settle(host, options, isRight, result ?? failureResult(host, api, error));
    });

  for (const [value, name] of STATES.entries()) object[name] = value;
  Object.defineProperty(object, 'readyState', {
    enumerable: true,
    get: () => (call.state === 'closed' ? 3 : (wire?.readyState ?? 0)),
  });
  return { object: Object.assign(object, { send, close }), connect };
}
