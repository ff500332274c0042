import { fields } from '../../api/answers.ts';
import { text } from '../../i18n/text.ts';

/** What to tell a person whose change was not taken: too often, not like this, or later. */
export function failureToSave(error: unknown): string {
  const { status } = fields(error);
  if (status === 429) return text.failure.busy;
  return status === 400 ? text.me.saveRefused : text.me.saveFailed;
}
