import { type Grant, isGrant } from '@wugan/session';
import { type LoginRequest, paths, type User } from '@wugan/shared';
import { send } from '../platform/ports.ts';
import { settings } from '../session.ts';
import { fields, readUser } from './answers.ts';
import { SignInRefused } from './sign-in-refused.ts';

/** What a sign-in brings: the pair for the session, the user for the page. */
export interface SignedIn {
  readonly grant: Grant;
  readonly user: User;
}

/** `POST /auth/login`; throws unless the answer is a pair with its user. The pair goes into no cache. */
export async function logIn(body: LoginRequest): Promise<SignedIn> {
  const answer = await send({ url: settings.apiUrl + paths.login, method: 'POST', body });
  if (answer.status !== 200) throw new SignInRefused(answer.status, answer.body);
  if (!isGrant(answer.body)) throw new Error('The sign-in answer holds no pair of tokens.');
  return { grant: answer.body, user: readUser(fields(answer.body).user) };
}
