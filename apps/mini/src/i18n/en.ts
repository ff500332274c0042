import type { DayPart, Dictionary } from './zh.ts';

const dayParts: Record<DayPart, string> = {
  night: 'Good night',
  morning: 'Good morning',
  afternoon: 'Good afternoon',
  evening: 'Good evening',
};

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** English. */
export const en: Dictionary = {
  tabs: { home: 'Home', me: 'Me', lab: 'Lab' },
  home: {
    brand: 'Wugan',
    tagline: 'Sign in once, then never think of it again.',
    points: [
      {
        title: 'One sign-in',
        text: 'Expired tokens renew themselves; no sign-in page comes back.',
      },
      {
        title: 'One refresh',
        text: 'Many requests expire together: one refreshes, the rest wait.',
      },
      { title: 'Nothing lost', text: 'No network, a killed app, a lost answer: still signed in.' },
    ],
    toSignIn: 'Go and sign in',
    greeting: (part, name) => (name === null ? dayParts[part] : `${dayParts[part]}, ${name}`),
    greetingNote: 'Your sign-in looks after itself.',
    activity: 'Recent activity',
    activityNote: 'Only a signed-in user sees this list. An expired token renews itself.',
    empty: 'No activity yet.',
  },
  session: {
    platforms: { weapp: 'WeChat mini program', h5: 'Web page' },
    otherPlatform: 'Other device',
    current: 'This one',
    since: (when) => `Signed in ${when}`,
    seen: (when) => `Active ${when}`,
  },
  failure: {
    offline: 'The server cannot be reached. You are still signed in.',
    server: 'Something went wrong on the server. Please try again later.',
    retry: 'Try again',
    loading: 'Loading…',
  },
  me: {
    nobody: 'Not signed in',
    nobodyNote: 'Sign in to choose a nickname and to watch a silent refresh in the Lab.',
    noName: 'No nickname yet',
    signIn: 'Sign in with WeChat',
    signInFailed: 'Sign-in failed, please try again later',
    pickUser: 'Choose a sandbox user',
    pickUserNote:
      'A web page has no WeChat sign-in. In development the sandbox stands in for WeChat.',
    noSandbox: 'Sign-in on the web is not open yet. Please open the mini program in WeChat.',
    userName: 'Or type a name',
    signInAs: 'Sign in',
    nickname: 'Nickname',
    nicknamePlaceholder: 'What shall we call you?',
    save: 'Save',
    saved: 'Saved',
    saveFailed: 'Not saved, please try again later',
    signOut: 'Sign out',
    memberSince: (when) => `Joined ${when}`,
  },
  lab: {
    title: 'All expired at once',
    intro: 'Sends a burst of requests with a dead access token, and shows what happened.',
    count: 'Requests',
    run: 'Start',
    running: 'Running…',
    resting: 'A token that was just renewed rests for a while, 15 seconds at most.',
    signInFirst: 'Sign in first to try this.',
    toSignIn: 'Go and sign in',
    failed: 'The experiment did not finish, please try again later',
    timeline: 'Timeline',
    blank: 'Once started, each request is drawn here as one line.',
    milliseconds: (ms) => `${ms} ms`,
    legend: {
      waiting: 'waiting',
      sent: 'sent',
      rejected: '401',
      parked: 'parked',
      refresh: 'refresh',
      replay: 'replay',
    },
    sums: {
      requests: 'requests',
      rejected: '401',
      refreshes: 'refreshes',
      replays: 'replays',
      failures: 'failures',
    },
    verdict: {
      silent: 'Every request was answered. The user noticed nothing.',
      ahead: 'The token was known to have expired: refreshed first, then sent.',
      failed: 'Some requests were not answered; the sign-in is kept.',
    },
  },
  time: {
    now: 'just now',
    minutes: (n) => `${counted(n, 'minute')} ago`,
    hours: (n) => `${counted(n, 'hour')} ago`,
    days: (n) => `${counted(n, 'day')} ago`,
  },
  endReasons: {
    'signed-out': 'You signed out.',
    'signed-out-elsewhere': 'This sign-in was ended somewhere else.',
    replaced: 'Another account signed in here.',
    expired: 'You were away for a long time. Please sign in again.',
    revoked: 'The server ended this sign-in. Please sign in again.',
    'reuse-detected': 'Somebody else may have used this sign-in. To be safe, please sign in again.',
    rejected: 'The server does not know this sign-in. Please sign in again.',
    'proof-refused': 'The WeChat account here is a different one. Please sign in again.',
  },
};
