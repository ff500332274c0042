/** What a client does after a refusal: the machine-readable half of every error answer. */
export type NextStep = 'sign_in' | 'refresh' | 'prove' | 'retry' | 'stop';

interface ErrorKind {
  /** HTTP status the code is always sent with. */
  readonly status: number;
  readonly next: NextStep;
  /** RFC 9457 `title`: one constant English sentence per code, so that a refusal is no oracle. */
  readonly title: string;
}

/** The closed list of error codes, with the one status and next step each is sent with. */
export const errorKinds = {
  access_token_missing: { status: 401, next: 'sign_in', title: 'This call needs an access token.' },
  access_token_invalid: { status: 401, next: 'refresh', title: 'The access token is not valid.' },
  access_token_expired: { status: 401, next: 'refresh', title: 'The access token has expired.' },
  session_ended: { status: 401, next: 'refresh', title: 'The access token was withdrawn.' },
  refresh_token_invalid: { status: 401, next: 'sign_in', title: 'The refresh token is not valid.' },
  session_expired: { status: 401, next: 'sign_in', title: 'The session has expired.' },
  session_revoked: { status: 401, next: 'sign_in', title: 'The session has ended.' },
  proof_required: {
    status: 401,
    next: 'prove',
    title: 'A fresh sign-in code must prove the owner.',
  },
  wechat_code_invalid: { status: 401, next: 'sign_in', title: 'The WeChat code is not valid.' },
  request_too_late: {
    status: 409,
    next: 'retry',
    title: 'The request arrived after its deadline.',
  },
  invalid_request: { status: 400, next: 'stop', title: 'The request is not well formed.' },
  not_found: { status: 404, next: 'stop', title: 'There is nothing here.' },
  body_too_large: { status: 413, next: 'stop', title: 'The body is too large.' },
  unsupported_media_type: {
    status: 415,
    next: 'stop',
    title: 'The content type is not supported.',
  },
  forbidden: { status: 403, next: 'stop', title: 'This is not allowed.' },
  wechat_user_blocked: { status: 403, next: 'stop', title: 'WeChat has blocked this user.' },
  rate_limited: { status: 429, next: 'retry', title: 'Too many requests.' },
  wechat_rate_limited: { status: 429, next: 'retry', title: 'WeChat limits this request.' },
  internal: { status: 500, next: 'retry', title: 'Something went wrong on our side.' },
  wechat_bad_answer: { status: 502, next: 'retry', title: 'WeChat gave an answer we do not know.' },
  wechat_unavailable: { status: 503, next: 'retry', title: 'WeChat cannot be reached.' },
  wechat_misconfigured: { status: 503, next: 'retry', title: 'Sign-in is not set up correctly.' },
  unavailable: { status: 503, next: 'retry', title: 'The service is not available right now.' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;
