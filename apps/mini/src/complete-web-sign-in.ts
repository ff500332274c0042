import { roundTrip } from './platform/sign-in-on-web.ts';
import { session } from './session.ts';
import { signInWithCode } from './sign-in.ts';
import { store } from './store.ts';
import { cameBack, cameToNothing, settled, troubleOf } from './web-sign-in.ts';

/**
 * Finishes what the sign-in panel began, if this start of the page is the way back from WeChat. To be
 * called before the router reads the address. Never rejects: the panel says what went wrong.
 */
export async function completeWebSignIn(): Promise<void> {
  const wayBack = roundTrip?.takeWayBack() ?? null;
  if (wayBack === null) return;
  session.on(({ type }) => {
    if (type === 'signed-in') store.dispatch(settled());
  });
  if (wayBack.kind === 'allowed') {
    const { code, provider } = wayBack;
    store.dispatch(cameBack());
    const signingIn = signInWithCode(async () => ({ code, provider }));
    await signingIn.catch((error: unknown) => store.dispatch(cameToNothing(troubleOf(error))));
    return;
  }
  await session.start();
  // Who is signed in already lacks nothing, and stays who they are.
  if (session.state().status !== 'signed-in') store.dispatch(cameToNothing(wayBack.kind));
}
