import { systemLanguage } from '../platform/language.ts';
import type { Preferences } from '../preferences.ts';
import { en } from './en.ts';
import { type Dictionary, zh } from './zh.ts';

/** The texts in the language of the moment. Read it while drawing, never keep it. */
export let text: Dictionary = zh;

/** Changes the language; `system` is Chinese for any `zh` of the phone or browser, else English. */
export function speak(language: Preferences['language']): void {
  const isChinese = systemLanguage().toLowerCase().startsWith('zh');
  const wanted = language === 'system' ? (isChinese ? 'zh' : 'en') : language;
  text = wanted === 'zh' ? zh : en;
}
