/** The blocks of a language on a page, by the name in their first line or by their place. */
export function codeBlocks(page: string, language: string): ReadonlyMap<string, string> {
  const pattern = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms');
  const found = [...page.matchAll(pattern)].map(([, code = ''], at) => {
    const name = /^\/\/ ([\w-]+\.ts)\n/.exec(code)?.[1] ?? `block-${at + 1}.ts`;
    return [name, code] as const;
  });
  return new Map(found);
}

/** The lines of a block that say something. */
export function linesOf(code: string): string[] {
  return code
    .trim()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'));
}
