import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 and all before it, A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds wrong with the page as it is shown (by one of its rules alone, if told), one line for each element, each with its reason. */
export async function violationsOf(page: Page, rule?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOnly): Promise<AxeResults> =>
      Reflect.get(window, 'axe').run(document, { runOnly, resultTypes: ['violations'] }),
    rule === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: [rule] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html}\n${failureSummary}`),
  );
}
