import { useDidHide, useDidShow } from '@tarojs/taro';
import { selectSession } from '@wugan/session/redux';
import { useEffect, useRef } from 'react';
import { useSelector } from 'react-redux';
import { text } from '../i18n/text.ts';
import { enterPage, regainFocus } from '../platform/focus.ts';
import { dressFrame } from '../platform/frame.ts';
import type { RootState } from '../store.ts';

const tabs = ['home', 'me', 'lab'] as const;
export type PageName = (typeof tabs)[number] | 'devices';

export const headingId = (name: PageName) => `heading-${name}`;

/** Keeps what stands around a page (its title, the tab bar) in the language and theme of the moment, and the focus within it. */
export function useFrame(name: PageName) {
  const preferences = useSelector((state: RootState) => state.preferences);
  const { status } = useSelector(selectSession);
  const isShown = useRef(false);
  const titles = { ...text.tabs, home: text.home.brand, devices: text.devices.title };
  const title = titles[name];
  const isTab = tabs.some((tab) => tab === name);

  function dress() {
    dressFrame({
      title,
      app: text.home.brand,
      theme: preferences.theme,
      language: text.tag,
      tabs: isTab
        ? tabs.map((tab) => ({ icon: tab, text: text.tabs[tab], isShown: tab === name }))
        : [],
    });
  }

  useDidShow(() => {
    isShown.current = true;
    dress();
    enterPage(headingId(name));
  });
  useDidHide(() => {
    isShown.current = false;
  });
  // The title is that of the page that is shown: pages behind it keep still.
  useEffect(() => {
    if (isShown.current) dress();
  }, [preferences]);
  useEffect(() => {
    if (isShown.current) regainFocus(headingId(name));
  }, [preferences, status]);
  return { ...preferences, title, isTab };
}
