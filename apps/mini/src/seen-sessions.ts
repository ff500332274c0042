import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { SessionView } from '@wugan/shared';
import { sessionsApi } from './api/sessions.ts';

/** So many are kept, the newest; this device's own besides. */
const MOST = 10;

/** The user's sessions as the server said them last. */
export interface SeenSessions {
  /** When it did, epoch ms by this device's clock. */
  readonly at: number;
  readonly sessions: readonly SessionView[];
}

/** The list that was seen last, so that a cold start without a network still shows it. */
export const seenSessionsSlice = createSlice({
  name: 'seenSessions',
  initialState: (): SeenSessions | null => null,
  reducers: {
    recalled: (_seen, { payload }: PayloadAction<SeenSessions | null>): SeenSessions | null =>
      payload,
  },
  extraReducers: (builder) => {
    builder.addMatcher(
      sessionsApi.endpoints.sessions.matchFulfilled,
      (_seen, { payload, meta }): SeenSessions => ({
        at: meta.fulfilledTimeStamp,
        sessions: payload.filter(({ current }, index) => current || index < MOST),
      }),
    );
  },
});

export const { recalled } = seenSessionsSlice.actions;
