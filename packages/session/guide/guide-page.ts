import { stateDiagram } from './state-diagram.ts';

/** The page about the SDK, from this folder. */
export const guidePage = new URL('../../../docs/sdk.md', import.meta.url);

const begin = '<!-- state diagram: begin -->';
const end = '<!-- state diagram: end -->';

/** The page with the diagram as `transition` has it now. */
export function withStateDiagram(page: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`docs/sdk.md needs the two lines ${begin} and ${end}.`);
  }
  return `${before}${begin}\n\n\`\`\`mermaid\n${stateDiagram()}\n\`\`\`\n\n${end}${after}`;
}
