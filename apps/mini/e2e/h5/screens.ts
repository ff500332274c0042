import type { Walker } from './every-page.ts';

/** The windows that the app is looked at in. */
export const windows = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;

/** The people who look. */
const people = {
  zh: { user: '小明', nickname: '小明', locale: 'zh-CN' },
  en: { user: 'alice', nickname: 'Alice', locale: 'en-US' },
} as const;

/** Somebody of that language in front of that window. */
export function walkerOf(language: keyof typeof people, window: keyof typeof windows): Walker {
  const { user, nickname, locale } = people[language];
  return { user, nickname, looks: { ...windows[window], locale } };
}
