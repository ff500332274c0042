import { createSlice, isAnyOf, type PayloadAction } from '@reduxjs/toolkit';
import type { User } from '@wugan/shared';
import { meApi } from './api/me.ts';

const { me, changeMe } = meApi.endpoints;

/** The last known user, so that a cold start without a network still shows who is signed in. */
export const profileSlice = createSlice({
  name: 'profile',
  initialState: (): User | null => null,
  reducers: {
    remembered: (_profile, { payload }: PayloadAction<User>): User | null => payload,
    forgotten: () => null,
  },
  extraReducers: (builder) => {
    builder.addMatcher(
      isAnyOf(me.matchFulfilled, changeMe.matchFulfilled),
      (_profile, { payload }) => payload,
    );
  },
});

export const { remembered, forgotten } = profileSlice.actions;
