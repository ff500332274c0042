import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useSelector } from 'react-redux';
import { text } from '../i18n/text.ts';
import { dressFrame } from '../platform/frame.ts';
import type { RootState } from '../store.ts';

const tabs = ['home', 'me', 'lab'] as const;
export type PageName = (typeof tabs)[number] | 'devices';

/** Keeps what stands around a page (its title, the tab bar) in the language and theme of the moment. */
export function useFrame(name: PageName) {
  const preferences = useSelector((state: RootState) => state.preferences);
  const isShown = useRef(false);

  function dress() {
    const titles = { ...text.tabs, home: text.home.brand, devices: text.devices.title };
    const isTab = tabs.some((tab) => tab === name);
    dressFrame({
      title: titles[name],
      theme: preferences.theme,
      language: text.tag,
      tabs: isTab ? tabs.map((tab) => ({ icon: tab, text: text.tabs[tab] })) : [],
    });
  }

  useDidShow(() => {
    isShown.current = true;
    dress();
  });
  useDidHide(() => {
    isShown.current = false;
  });
  // The title is that of the page that is shown: pages behind it keep still.
  useEffect(() => {
    if (isShown.current) dress();
  }, [preferences]);
  return preferences;
}
