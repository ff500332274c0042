import { systemLanguage } from '../platform/language.ts';
import { en } from './en.ts';
import { type Dictionary, zh } from './zh.ts';

/** The texts in the language of the phone or browser: Chinese for any `zh`, else English. */
export const text: Dictionary = systemLanguage().toLowerCase().startsWith('zh') ? zh : en;
