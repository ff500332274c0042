import type { Page } from 'playwright-core';

/** A node of the tree that Chromium gives to a screen reader. */
interface Heard {
  readonly role: string;
  readonly name: string;
  readonly isFocused: boolean;
  /** Of a heading. */
  readonly level: unknown;
  /** How urgently its changes are said; absent where they are not. */
  readonly live: unknown;
  /** All words inside. */
  readonly text: string;
}

/** What a screen reader is given of the page that is shown, without what is hidden from it. */
export async function heardOn(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (id: string): string => {
    const node = byId.get(id);
    if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node?.childIds ?? []).map(textOf).join('');
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ nodeId, role, name, properties = [] }) => {
      const property = (wanted: string): unknown =>
        properties.find((one) => one.name === wanted)?.value.value;
      return {
        role: String(role?.value),
        name: String(name?.value ?? ''),
        isFocused: property('focused') === true,
        level: property('level'),
        live: property('live'),
        text: textOf(nodeId),
      };
    });
}

/** Where a screen reader is; the page itself is everywhere. */
export async function focusedOn(page: Page): Promise<Pick<Heard, 'role' | 'name'> | undefined> {
  const found = (await heardOn(page)).find(
    ({ role, isFocused }) => isFocused && role !== 'RootWebArea',
  );
  return found && { role: found.role, name: found.name };
}

/** What stands in the page's live regions. */
export async function saidOn(page: Page): Promise<string[]> {
  const heard = await heardOn(page);
  return heard.filter(({ role }) => role === 'status').map(({ text }) => text);
}
