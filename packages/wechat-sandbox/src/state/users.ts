import { createHash } from 'node:crypto';

export interface SandboxUser {
  readonly name: string;
  /** 28 characters, the same for ever for one (app id, name); this one is the mini program's. */
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

/** Whom an app is told that it deals with. */
export interface PersonInApp {
  readonly openid: string;
  readonly unionid: string;
  readonly nickname: string;
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

/** This user as any app of the same owner sees them: another openid for each, the same unionid. */
export function personIn(appId: string, { name, unionid }: SandboxUser): PersonInApp {
  return { openid: openidOf(appId, name), unionid, nickname: name };
}

/** The stand-in that a snapshot page (快照页) is given instead of its visitor: ids that are nobody's. */
export function snapshotOf(appId: string, { name }: SandboxUser): PersonInApp {
  const unionid = wechatId(digest('unionid of a snapshot', name));
  return { openid: openidOf(appId, `snapshot of ${name}`), unionid, nickname: '微信用户' };
}

function createUser(appId: string, name: string): SandboxUser {
  const number = digest('phone', name).readUInt32BE() % 100_000_000;
  return {
    name,
    openid: openidOf(appId, name),
    unionid: wechatId(digest('unionid', name)),
    phone: `138${String(number).padStart(8, '0')}`,
    blocked: name.startsWith('blocked'),
    sessionKey: undefined,
  };
}

function openidOf(appId: string, name: string): string {
  return wechatId(digest('openid', appId, name));
}

function digest(...parts: string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** WeChat's ids are an "o" and 27 characters of base64url. */
function wechatId(bytes: Buffer): string {
  return `o${bytes.toString('base64url').slice(0, 27)}`;
}
