import { createSlice, type PayloadAction } from '@reduxjs/toolkit';

export const languages = ['system', 'zh', 'en'] as const;
export const themes = ['system', 'light', 'dark'] as const;

/** What a person chose for this device; `system` follows the phone or browser. */
export interface Preferences {
  readonly language: (typeof languages)[number];
  readonly theme: (typeof themes)[number];
}

/** The choices of this device; they are nobody's in particular and outlive every session. */
export const preferencesSlice = createSlice({
  name: 'preferences',
  initialState: (): Preferences => ({ language: 'system', theme: 'system' }),
  reducers: {
    chosen: (before, { payload }: PayloadAction<Partial<Preferences>>): Preferences => ({
      ...before,
      ...payload,
    }),
  },
});

export const { chosen } = preferencesSlice.actions;
