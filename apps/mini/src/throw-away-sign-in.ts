import type { Grant } from '@wugan/session';
import { paths } from '@wugan/shared';
import { logIn } from './api/auth.ts';
import { platform } from './platform/platform.ts';
import { send } from './platform/ports.ts';
import { obtainCode, signsInByName } from './platform/sign-in-code.ts';
import { settings } from './session.ts';

/** False where a sign-in asks a person, so that one cannot be thrown away. */
export const canThrowAway = !signsInByName || settings.sandboxUrl !== '';

/** Signs in beside the app's own session (as the sandbox's user `lab` on H5), lends the pair, and signs out again. */
export async function withThrowAwaySignIn<T>(use: (pair: Grant) => Promise<T>): Promise<T> {
  const code = await obtainCode('lab', send, settings.sandboxUrl);
  const { grant } = await logIn({ code, device: { platform, name: 'Lab' } });
  try {
    return await use(grant);
  } finally {
    const { refreshToken } = grant;
    const url = settings.apiUrl + paths.logout;
    await send({ url, method: 'POST', body: { refreshToken } }).catch(() => undefined);
  }
}
