/** The engine, free of any platform: state and events, `transition`, the session, its ports and errors. */
export { createSession, type Session } from './create-session.ts';
export type { Credential, Grant, Position } from './credential.ts';
export type { Bearer, Call, CallOptions } from './engine/call.ts';
export { createExplainer, type Explainer, type Explanation } from './explainer.ts';
export {
  createHttpAuthServer,
  type HttpAuthServerOptions,
  isGrant,
  type RefusalVerdict,
} from './http-auth-server.ts';
export type {
  AbortSignalLike,
  AuthServer,
  Clock,
  CredentialStore,
  Lifecycle,
  Lock,
  Prover,
  Random,
  RefreshAnswer,
  RefreshQuestion,
  Renew,
  StateCell,
  Turn,
} from './ports.ts';
export { SessionError, type SessionErrorCode } from './session-error.ts';
export type { CallEvent, SessionEvent, SessionFact } from './session-event.ts';
export type { SessionPorts } from './session-ports.ts';
export {
  type EndReason,
  initialSessionState,
  type RefreshState,
  type SessionState,
  type SignedIn,
  type UnreachableCause,
} from './session-state.ts';
export { transition } from './transition.ts';
export {
  type HttpAnswer,
  type HttpRequest,
  type Send,
  TransportError,
  type TransportErrorKind,
} from './transport.ts';
