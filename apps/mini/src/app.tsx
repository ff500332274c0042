import { setupListeners } from '@reduxjs/toolkit/query';
import type { PropsWithChildren } from 'react';
import { Provider } from 'react-redux';
import { networkIsBack } from './api/base-api.ts';
import { completeWebSignIn } from './complete-web-sign-in.ts';
import { text } from './i18n/text.ts';
import { keepPreferences } from './keep-preferences.ts';
import { keepProfile } from './keep-profile.ts';
import { keepSeenSessions } from './keep-seen-sessions.ts';
import { watchRefreshes } from './last-refresh.ts';
import { watchAttention } from './platform/attention.ts';
import { watchFocus } from './platform/focus.ts';
import { tapByKeyboard } from './platform/keyboard.ts';
import { leadHome } from './platform/lead-home.ts';
import { watchUpdates } from './platform/watch-updates.ts';
import { session } from './session.ts';
import { store } from './store.ts';
import './app.css';

keepPreferences(store);
keepProfile(store);
keepSeenSessions(store);
watchRefreshes(session, store);
tapByKeyboard();
watchFocus();
leadHome();
session.start();
watchUpdates(() => ({ ...text.update, no: text.confirm.cancel }));
completeWebSignIn();

setupListeners(store.dispatch, (dispatch, { onFocus, onFocusLost, onOnline }) => {
  watchAttention({
    onShow: () => dispatch(onFocus()),
    onHide: () => dispatch(onFocusLost()),
    onNetworkBack: () => {
      session.retryNow();
      networkIsBack();
      dispatch(onOnline());
    },
  });
  return () => {};
});

export default function App({ children }: PropsWithChildren) {
  return <Provider store={store}>{children}</Provider>;
}
