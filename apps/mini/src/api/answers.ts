import { type SessionView, type SignInOffer, type User, webProviders } from '@wugan/shared';

/** Reads a user out of an answer; throws on anything else, such as a login page with status 200. */
export function readUser(body: unknown): User {
  const { id, nickname, avatarUrl, phone, createdAt } = fields(body);
  if (typeof id !== 'string' || typeof createdAt !== 'number') throw unreadable('user');
  const chosen = { nickname: textOrNull(nickname), avatarUrl: textOrNull(avatarUrl) };
  return { id, ...chosen, phone: textOrNull(phone), createdAt };
}

/** Reads the list of `GET /auth/sessions`; throws on anything else. */
export function readSessions(body: unknown): SessionView[] {
  const { sessions } = fields(body);
  if (!Array.isArray(sessions)) throw unreadable('sessions');
  return sessions.map(readSession);
}

function readSession(body: unknown): SessionView {
  const { id, current, platform, device, createdAt, lastSeenAt } = fields(body);
  if (typeof id !== 'string' || typeof platform !== 'string') throw unreadable('session');
  if (typeof createdAt !== 'number' || typeof lastSeenAt !== 'number') throw unreadable('session');
  const place = { platform, device: textOrNull(device) };
  return { id, current: current === true, ...place, createdAt, lastSeenAt };
}

/** Reads the ways to sign in on the web; what this app does not know is left out. */
export function readOffers(body: unknown): SignInOffer[] {
  const { providers } = fields(body);
  if (!Array.isArray(providers)) throw unreadable('list of providers');
  return providers.flatMap((offer) => {
    const { provider, appId, authorizeUrl, scope } = fields(offer);
    const known = webProviders.find((one) => one === provider);
    if (known === undefined || typeof appId !== 'string' || typeof scope !== 'string') return [];
    // A browser is sent there.
    if (typeof authorizeUrl !== 'string' || !/^https?:\/\//.test(authorizeUrl)) return [];
    return [{ provider: known, appId, authorizeUrl, scope }];
  });
}

/** The fields of a JSON object; of anything else, none. */
export function fields(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function unreadable(what: string): Error {
  return new Error(`The server's answer is no ${what}.`);
}
