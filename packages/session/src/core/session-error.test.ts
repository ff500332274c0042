import { expect, it } from 'vitest';
import { SessionError } from './session-error.ts';
import { TransportError } from './transport.ts';

it('says what went wrong, and why where that is known, and names its kind', () => {
  expect(String(new SessionError('ABORTED'))).toBe('SessionError: ABORTED');
  const ended = new SessionError('SESSION_ENDED', 'expired');
  expect(String(ended)).toBe('SessionError: SESSION_ENDED (expired)');
  expect(String(new TransportError('timeout'))).toBe('TransportError: request failed: timeout');
});
