import { configureStore, type Store } from '@reduxjs/toolkit';
import { createElement } from 'react';
import { Provider } from 'react-redux';
import { act, create, type ReactTestRenderer } from 'react-test-renderer';
import { afterEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../core/index.ts';
import { settle } from '../../testing/fake-clock.ts';
import { createRig, pair } from '../../testing/rig.ts';
import { createSessionMiddleware, sessionSlice } from '../index.ts';
import { sessionAction } from '../session-slice.ts';
import { type SessionView, useSession, useSignIn } from './index.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const rendered: ReactTestRenderer[] = [];
afterEach(() => {
  for (const tree of rendered.splice(0)) act(() => tree.unmount());
});

type Obtain = (attempt: string, who: string) => Promise<Grant>;
type SignInHook = ReturnType<typeof useSignIn<[who: string]>>;
type OnRender = (view: SessionView, signIn: SignInHook) => void;
type PageProps = { readonly obtain: Obtain; readonly onRender: OnRender };

function Page({ obtain, onRender }: PageProps) {
  onRender(useSession(), useSignIn(obtain));
  return null;
}

function App({ store, ...rest }: PageProps & { readonly store: Store }) {
  return Provider({ store, children: createElement(Page, rest) });
}

const named: Obtain = async (_, who) => {
  await settle();
  if (who === 'nobody') throw new Error('no such user');
  return pair(0, { who });
};

/** Renders one component that uses the hooks, and keeps what each render saw. */
function renderHooks(fetchPair = named) {
  const rig = createRig();
  const reduxStore = configureStore({
    reducer: { session: sessionSlice.reducer },
    middleware: (defaults) => defaults().prepend(createSessionMiddleware(rig.session)),
  });
  const views: SessionView[] = [];
  const signIns: SignInHook[] = [];
  const asked: { attempt: string; who: string }[] = [];

  const obtain = async (attempt: string, who: string) => {
    asked.push({ attempt, who });
    return fetchPair(attempt, who);
  };
  const onRender: OnRender = (view, signIn) => {
    views.push(view);
    signIns.push(signIn);
  };
  act(() => {
    rendered.push(create(createElement(App, { store: reduxStore, obtain, onRender })));
  });
  const latest = () => {
    const last = signIns.at(-1);
    if (last === undefined) throw new Error('nothing was rendered');
    return last;
  };
  const signIn = async (who: string) => {
    let isSignedIn = false;
    await act(async () => {
      isSignedIn = await latest()[0](who);
    });
    return isSignedIn;
  };
  return { ...rig, asked, latest, reduxStore, signIn, views };
}

describe('useSession', () => {
  it('says how the session stands, from its start to its end, and holds no token', async () => {
    const { session, signIn, views } = renderHooks();
    await act(() => session.start());
    await signIn('a');
    await act(() => session.signOut());
    expect([...new Set(views.map(({ status }) => status))]).toEqual([
      'starting',
      'signed-out',
      'signed-in',
    ]);
    expect(views.at(-1)).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(JSON.stringify(views)).toContain('session-of-a');
    expect(JSON.stringify(views)).not.toMatch(/access-|refresh-|attempt-/);
  });

  it('tells that a refresh runs, and that it could not be had', async () => {
    const { auth, get, signIn, views } = renderHooks();
    await signIn('a');
    await act(async () => {
      get().catch(() => {});
      await settle();
    });
    expect(views.at(-1)).toMatchObject({ refresh: 'refreshing' });
    await act(async () => {
      auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
      await settle();
    });
    expect(views.at(-1)).toMatchObject({ status: 'signed-in', refresh: 'unreachable' });
  });

  it('renders no page again when only the pair is another', async () => {
    const { reduxStore, session, signIn, views } = renderHooks();
    await signIn('a');
    const renders = views.length;
    const state = session.state();
    if (state.status !== 'signed-in') throw new Error('nobody is signed in');
    const credential = { ...state.credential, generation: 1, accessToken: 'access-a0.1' };
    act(() => {
      reduxStore.dispatch(sessionAction({ type: 'renewed-elsewhere', credential }));
    });
    expect(session.state()).toMatchObject({ credential: { generation: 1 } });
    expect(views).toHaveLength(renders);
  });
});

describe('useSignIn', () => {
  it('signs in with what `obtain` fetched, and is busy until then', async () => {
    const { asked, latest, session } = renderHooks();
    const [signIn] = latest();
    let signingIn = Promise.resolve(false);
    act(() => {
      signingIn = signIn('a');
    });
    expect(latest()[1].isSigningIn).toBe(true);
    await act(async () => {
      expect(await signingIn).toBe(true);
    });
    expect(asked).toEqual([{ attempt: 'attempt-1', who: 'a' }]);
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-a' } });
    expect(latest()[1]).toEqual({ isSigningIn: false, error: undefined });
    expect(latest()[0]).toBe(signIn);
  });

  it('gives a failure as a value, and forgets it at the next try', async () => {
    const { latest, session, signIn } = renderHooks();
    expect(await signIn('nobody')).toBe(false);
    expect(latest()[1]).toEqual({ isSigningIn: false, error: new Error('no such user') });
    expect(session.state().status).toBe('signed-out');
    expect(await signIn('a')).toBe(true);
    expect(latest()[1].error).toBeUndefined();
  });

  it('is busy with the latest try: an earlier one that a sign-out ended says nothing more', async () => {
    const held: (() => void)[] = [];
    const { latest, session } = renderHooks(async (_, who) => {
      await new Promise<void>((resolve) => held.push(resolve));
      return pair(0, { who });
    });
    const begin = async (who: string) => {
      await act(async () => {
        void latest()[0](who);
        await settle();
      });
    };
    await begin('a');
    await act(() => session.signOut());
    await begin('b');
    await act(async () => {
      held[0]?.();
      await settle();
    });
    expect(latest()[1]).toEqual({ isSigningIn: true, error: undefined });
    await act(async () => {
      held[1]?.();
      await settle();
    });
    expect(latest()[1]).toEqual({ isSigningIn: false, error: undefined });
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-b' } });
  });
});
