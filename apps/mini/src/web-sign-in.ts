import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { SNAPSHOT_USER } from '@wugan/shared';
import { SignInRefused } from './api/sign-in-refused.ts';

/** Why a sign-in through WeChat's page came to nothing, as a person is told. */
export type WebTrouble =
  | 'declined'
  | 'foreign'
  | 'snapshot'
  | 'blocked'
  | 'stale'
  | 'wechatDown'
  | 'busy'
  | 'failed';

export interface WebSignIn {
  /** Somebody is back from WeChat, and the server has not answered yet. */
  readonly isUnderWay: boolean;
  readonly trouble: WebTrouble | null;
}

/** What became of the latest way to WeChat and back. */
export const webSignInSlice = createSlice({
  name: 'webSignIn',
  initialState: (): WebSignIn => ({ isUnderWay: false, trouble: null }),
  reducers: {
    cameBack: (): WebSignIn => ({ isUnderWay: true, trouble: null }),
    cameToNothing: (_before, { payload }: PayloadAction<WebTrouble>): WebSignIn => ({
      isUnderWay: false,
      trouble: payload,
    }),
    settled: (): WebSignIn => ({ isUnderWay: false, trouble: null }),
  },
});

export const { cameBack, cameToNothing, settled } = webSignInSlice.actions;

const byCode: Readonly<Record<string, WebTrouble>> = {
  forbidden: 'blocked',
  wechat_user_blocked: 'blocked',
  wechat_code_invalid: 'stale',
  wechat_unavailable: 'wechatDown',
  wechat_bad_answer: 'wechatDown',
  rate_limited: 'busy',
  wechat_rate_limited: 'busy',
};

/** What a failed sign-in means to the person who waits for it. */
export function troubleOf(error: unknown): WebTrouble {
  if (!(error instanceof SignInRefused)) return 'failed';
  if (error.reason === SNAPSHOT_USER) return 'snapshot';
  return byCode[error.code] ?? 'failed';
}
