import { text } from '../i18n/text.ts';
import { ask } from '../platform/ask.ts';

/** Asks before something that cannot be undone; true for yes. */
export function confirm(question: string, content: string, yes: string): Promise<boolean> {
  return ask({
    title: question,
    content,
    confirmText: yes,
    cancelText: text.confirm.cancel,
    confirmColor: '#c23a2e',
  });
}
