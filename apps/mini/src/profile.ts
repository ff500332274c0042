import { createSlice, isAnyOf, type PayloadAction } from '@reduxjs/toolkit';
import type { User } from '@wugan/shared';
import { meApi } from './api/me.ts';

const { me, changeMe, changePhone, changeAvatar } = meApi.endpoints;
const tellsUser = isAnyOf(
  me.matchFulfilled,
  changeMe.matchFulfilled,
  changePhone.matchFulfilled,
  changeAvatar.matchFulfilled,
);

/** The last known user, so that a cold start without a network still shows who is signed in. */
export const profileSlice = createSlice({
  name: 'profile',
  initialState: (): User | null => null,
  reducers: {
    remembered: (_profile, { payload }: PayloadAction<User>): User | null => payload,
    forgotten: () => null,
  },
  extraReducers: (builder) => {
    builder.addMatcher(tellsUser, (_profile, { payload }) => payload);
  },
});

export const { remembered, forgotten } = profileSlice.actions;
