import { member, stringMember } from '../logic/unknown-values.ts';
import type { Toast } from '../process/process-journal.ts';
import type { WxArea } from './call-convention.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

const toastOf = (kind: Toast['kind'], options: unknown): Toast => {
  const content = stringMember(options, 'content');
  const icon = stringMember(options, 'icon');
  return {
    kind,
    title: stringMember(options, 'title') ?? stringMember(options, 'alertText') ?? '',
    ...(content !== undefined && { content }),
    ...(icon !== undefined && { icon }),
  };
};

/** Toasts, loading masks, modals and action sheets: noted in the journal, answered by `answers`. */
export const createFeedbackArea = ({ journal, answers }: WxHost): WxArea => ({
  async: {
    showToast: (options) => void journal.toasts.push(toastOf('toast', options)),
    hideToast: () => undefined,
    showLoading: (options) => void journal.toasts.push(toastOf('loading', options)),
    hideLoading: () => undefined,
    showModal: (options) => {
      journal.toasts.push(toastOf('modal', options));
      const confirm = answers.modals.shift() ?? true;
      return { confirm, cancel: !confirm, content: null };
    },
    showActionSheet: (options) => {
      journal.toasts.push(toastOf('actionSheet', options));
      const items = member(options, 'itemList');
      const chosen = answers.actionSheets.shift() ?? 'cancel';
      if (chosen === 'cancel' || !Array.isArray(items) || chosen >= items.length) {
        throw new WxFailure('cancel');
      }
      return { tapIndex: chosen };
    },
  },
});
