/** Types and constants only: nothing imported from here adds a schema library to a bundle. */
export { type EndReason, endReasons } from './end-reasons.ts';
export { type ErrorCode, errorKinds, type NextStep } from './error-codes.ts';
export { API_PREFIX, paths, UNSTORED_HEADER } from './paths.ts';
export { SNAPSHOT_USER, type WebProvider, webProviders } from './providers.ts';
export type {
  Device,
  LoginAnswer,
  LoginRequest,
  LogoutRequest,
  Platform,
  RefreshRequest,
} from './schemas/auth.ts';
export type { Problem } from './schemas/problem.ts';
export type { SignInOffer, SignInOffers } from './schemas/providers.ts';
export type { SessionList, SessionView } from './schemas/session.ts';
export type { SessionPosition, TokenAnswer } from './schemas/tokens.ts';
export type { PhoneRequest, User, UserChange } from './schemas/user.ts';
export { accessRejections, refreshVerdicts } from './wire-verdicts.ts';
