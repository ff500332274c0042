import { createHash } from 'node:crypto';

export interface SandboxUser {
  readonly name: string;
  /** 28 characters, the same for ever for one (app id, name). */
  readonly openid: string;
  /** 28 characters, the same in every app. */
  readonly unionid: string;
  /** A mainland mobile number without its country code. */
  readonly phone: string;
  /** WeChat's risk control refuses this user's codes (40226). */
  readonly blocked: boolean;
  /** What the latest sign-in was given; `undefined` before the first. */
  sessionKey: string | undefined;
}

export interface Users {
  /** Finds the user of this name, or makes one: naming is all it takes. */
  named(name: string): SandboxUser;
  withOpenid(openid: string): SandboxUser | undefined;
  names(): string[];
}

export function createUsers(appId: string): Users {
  const byName = new Map<string, SandboxUser>();
  return {
    named(name) {
      const known = byName.get(name);
      if (known) return known;
      const user = createUser(appId, name);
      byName.set(name, user);
      return user;
    },
    withOpenid: (openid) => [...byName.values()].find((user) => user.openid === openid),
    names: () => [...byName.keys()],
  };
}

function createUser(appId: string, name: string): SandboxUser {
  const number = digest('phone', name).readUInt32BE() % 100_000_000;
  return {
    name,
    openid: wechatId(digest('openid', appId, name)),
    unionid: wechatId(digest('unionid', name)),
    phone: `138${String(number).padStart(8, '0')}`,
    blocked: name.startsWith('blocked'),
    sessionKey: undefined,
  };
}

function digest(...parts: string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** WeChat's ids are an "o" and 27 characters of base64url. */
function wechatId(bytes: Buffer): string {
  return `o${bytes.toString('base64url').slice(0, 27)}`;
}
