import { configureStore } from '@reduxjs/toolkit';
import {
  createSessionMiddleware,
  sanitizeAction,
  sanitizeState,
  sessionSlice,
} from '@wugan/session/redux';
import { api } from './api/base-api.ts';
import { lastRefreshSlice } from './last-refresh.ts';
import { preferencesSlice } from './preferences.ts';
import { profileSlice } from './profile.ts';
import { seenSessionsSlice } from './seen-sessions.ts';
import { session } from './session.ts';
import { webSignInSlice } from './web-sign-in.ts';

/** The app's store. The session's middleware stands first: it keeps the session's state in here. */
export const store = configureStore({
  reducer: {
    session: sessionSlice.reducer,
    profile: profileSlice.reducer,
    seenSessions: seenSessionsSlice.reducer,
    lastRefresh: lastRefreshSlice.reducer,
    preferences: preferencesSlice.reducer,
    webSignIn: webSignInSlice.reducer,
    [api.reducerPath]: api.reducer,
  },
  middleware: (defaults) =>
    defaults()
      .prepend(createSessionMiddleware(session, { apis: [api] }))
      .concat(api.middleware),
  devTools: { actionSanitizer: sanitizeAction, stateSanitizer: sanitizeState },
});

export type Store = typeof store;
export type RootState = ReturnType<Store['getState']>;
