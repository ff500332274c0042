import type { PageStack } from '../page/page-stack.ts';
import { visibleText } from '../page/visible-text.ts';
import type { Connections } from '../wx/connections.ts';
import type { ProcessJournal } from './process-journal.ts';

const LAST = 8;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];

/** Everything that helps to understand why a wait was in vain, as text for an error message. */
export function describeProcess(
  pages: PageStack,
  journal: ProcessJournal,
  connections: Connections,
): string {
  const page = pages.top();
  const text = page === undefined ? '' : visibleText(page.element);
  const hidden = page?.element.hasAttribute('hidden') === true;
  const pending = connections.calls.filter(({ state }) => state !== 'done');
  const done = connections.calls.filter(({ state }) => state === 'done');
  return [
    ...section(
      `visible on ${page?.path ?? '(no page)'}`,
      text === ''
        ? [hidden ? '(in the background)' : '(nothing)']
        : text.split('\n').map((line) => `| ${line}`),
    ),
    ...section(
      'errors',
      journal.errors.slice(-LAST).map(({ kind, message }) => `${kind}: ${message}`),
    ),
    ...section(
      'toasts',
      journal.toasts.slice(-LAST).map(({ kind, title }) => `${kind}: ${title}`),
    ),
    ...section(
      'pending requests',
      pending.map(({ method, url, state }) => `${method} ${url} (${state})`),
    ),
    ...section(
      'last requests',
      done
        .slice(-LAST)
        .map(
          ({ method, url, statusCode, failure }) => `${method} ${url} → ${statusCode ?? failure}`,
        ),
    ),
  ].join('\n');
}
