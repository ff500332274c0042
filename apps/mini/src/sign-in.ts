import type { User } from '@wugan/shared';
import { logIn } from './api/auth.ts';
import { platform } from './platform/platform.ts';
import { send } from './platform/ports.ts';
import { obtainCode } from './platform/sign-in-code.ts';
import { remembered } from './profile.ts';
import { session, settings } from './session.ts';
import { store } from './store.ts';

/** Signs in with a fresh code (of the sandbox user `name` on H5). Rejects, with nothing stored, on any failure. */
export async function signIn(name = ''): Promise<void> {
  let user: User | null = null;
  await session.signIn(async (attempt) => {
    const code = await obtainCode(name, send, settings.sandboxUrl);
    const signedIn = await logIn({ code, attempt, device: { platform } });
    user = signedIn.user;
    return signedIn.grant;
  });
  if (user !== null) store.dispatch(remembered(user));
}
