import { member, stringMember } from '../logic/unknown-values.ts';

export interface AppError {
  readonly kind: 'uncaught' | 'rejection' | 'console';
  readonly message: string;
  readonly stack?: string;
}

export interface ConsoleLine {
  readonly level: string;
  readonly text: string;
}

/** Something the mini program put on top of the page. */
export interface Toast {
  readonly kind: 'toast' | 'loading' | 'modal' | 'actionSheet';
  readonly title: string;
  readonly content?: string;
  readonly icon?: string;
}

/** What one process has said and shown. */
export interface ProcessJournal {
  readonly errors: AppError[];
  readonly console: ConsoleLine[];
  readonly toasts: Toast[];
  /** Bytes of each `setData`, in order. */
  readonly setData: number[];
  /** True once the app has asked to be restarted with its new version. */
  appliesUpdate: boolean;
  /** Notes an error; returns its message. */
  note(kind: AppError['kind'], error: unknown): string;
}

const messageOf = (error: unknown): string =>
  stringMember(error, 'message') ??
  stringMember(error, 'errMsg') ??
  (typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error)));

export function createProcessJournal(): ProcessJournal {
  const errors: AppError[] = [];
  return {
    errors,
    console: [],
    toasts: [],
    setData: [],
    appliesUpdate: false,
    note: (kind, error) => {
      const message = messageOf(error);
      const stack = member(error, 'stack');
      errors.push({ kind, message, ...(typeof stack === 'string' && { stack }) });
      return message;
    },
  };
}
