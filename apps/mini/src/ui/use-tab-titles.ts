import Taro, { useDidShow } from '@tarojs/taro';
import { text } from '../i18n/text.ts';

const tabs = ['home', 'me', 'lab'] as const;
const titles = { ...text.tabs, home: text.home.brand };

/** Puts the names of a page and of the tabs into the language of the system; app.json holds Chinese. */
export function useTabTitles(tab: (typeof tabs)[number]): void {
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title: titles[tab] });
    for (const [index, name] of tabs.entries())
      void Taro.setTabBarItem({ index, text: text.tabs[name] });
  });
}
