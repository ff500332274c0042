import type { Send, SessionPorts } from '@wugan/session';
import {
  createConnectionGate,
  createTaroPlatform,
  createTaroTransport,
  createWechatProver,
} from '@wugan/session/taro';
import { createFetchTransport, createWebPlatform } from '@wugan/session/web';

const storage = { storageKey: 'wugan.session' };

// The conditions are spelt out, so that each build leaves the other platform's room behind.

/** `wx.request` and `wx.uploadFile` share ten connections, so they share a gate. */
export const gate = createConnectionGate();

/** How requests leave: `wx.request`, or the browser's `fetch`. */
export const send: Send =
  process.env.TARO_ENV === 'h5' ? createFetchTransport() : createTaroTransport({ gate });

/** What the session needs of the platform. A browser has tabs and locks, a mini program the silent proof. */
export const ports: Omit<SessionPorts, 'auth'> =
  process.env.TARO_ENV === 'h5'
    ? createWebPlatform(storage)
    : { ...createTaroPlatform(storage), prover: createWechatProver() };
