import type { LoginRequest, User } from '@wugan/shared';
import { logIn } from './api/auth.ts';
import { deviceName } from './platform/device-name.ts';
import { platform } from './platform/platform.ts';
import { send } from './platform/ports.ts';
import { obtainCode } from './platform/sign-in-code.ts';
import { remembered } from './profile.ts';
import { session, settings } from './session.ts';
import { store } from './store.ts';

/** Signs in with a fresh code (of the sandbox user `user` on H5). Rejects, with nothing stored, on any failure. */
export function signIn(user = ''): Promise<void> {
  return signInWithCode(async () => ({ code: await obtainCode(user, send, settings.sandboxUrl) }));
}

/** As {@link signIn}, with the code that `obtain` gives, and whose it is. */
export async function signInWithCode(
  obtain: () => Promise<Pick<LoginRequest, 'code' | 'provider'>>,
): Promise<void> {
  let known: User | null = null;
  await session.signIn(async (attempt) => {
    const name = deviceName();
    const device = { platform, ...(name === '' ? {} : { name }) };
    const signedIn = await logIn({ ...(await obtain()), attempt, device });
    known = signedIn.user;
    return signedIn.grant;
  });
  if (known !== null) store.dispatch(remembered(known));
}
