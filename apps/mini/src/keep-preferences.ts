import Taro from '@tarojs/taro';
import { fields } from './api/answers.ts';
import { speak } from './i18n/text.ts';
import { chosen, languages, themes } from './preferences.ts';
import type { Store } from './store.ts';

const KEY = 'wugan.preferences';

/**
 * Takes up the choices that storage has, and keeps each later one. Listens before any page does, so
 * that a page drawn anew already speaks the new language.
 */
export function keepPreferences(store: Store): void {
  store.dispatch(chosen(read()));
  let kept = store.getState().preferences;
  speak(kept.language);

  store.subscribe(() => {
    const { preferences } = store.getState();
    if (preferences === kept) return;
    kept = preferences;
    speak(preferences.language);
    try {
      Taro.setStorageSync(KEY, preferences);
    } catch {
      // The choice holds until the app is closed.
    }
  });
}

function read() {
  try {
    const { language, theme } = fields(Taro.getStorageSync(KEY));
    return {
      language: languages.find((one) => one === language) ?? 'system',
      theme: themes.find((one) => one === theme) ?? 'system',
    };
  } catch {
    return {};
  }
}
