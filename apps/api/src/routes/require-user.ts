import type { User } from '@wugan/shared';
import { Refusal } from '../refusal.ts';

/** A user, unless they are gone. @throws Refusal */
export function requireUser(user: User | undefined): User {
  if (!user) throw new Refusal('not_found');
  return user;
}
