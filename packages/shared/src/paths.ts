/** Where the API hangs below a host; every path in {@link paths} is relative to it. */
export const API_PREFIX = '/api/v1';

/** The routes of the API, relative to {@link API_PREFIX}. `session(id)` is one session of the caller. */
export const paths = {
  login: '/auth/login',
  /** Which ways to sign in on the web this server offers. */
  providers: '/auth/providers',
  refresh: '/auth/refresh',
  logout: '/auth/logout',
  sessions: '/auth/sessions',
  session: (id: string) => `/auth/sessions/${encodeURIComponent(id)}`,
  me: '/me',
  /** Takes a picture as the first file of a multipart form; `wx.uploadFile` sends one. */
  myAvatar: '/me/avatar',
  myPhone: '/me/phone',
  /** One picture is `avatars/:id`; `User.avatarUrl` says which. */
  avatars: '/avatars',
} as const;

/** Set to `1` on calls of a client whose storage refused the pair: such calls do not acknowledge it. */
export const UNSTORED_HEADER = 'Wugan-Unstored';
