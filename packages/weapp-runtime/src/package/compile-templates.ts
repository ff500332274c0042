import { Script } from 'node:vm';
import { TmplGroup } from 'glass-easel-template-compiler';
import { member, numberMember, stringMember } from '../logic/unknown-values.ts';

export interface SourceFile {
  /** Without its extension. */
  readonly path: string;
  readonly source: string;
}

const complain = (path: string, problems: unknown): void => {
  if (!Array.isArray(problems)) return;
  for (const problem of problems) {
    if (member(problem, 'isError') !== true) continue;
    const line = (numberMember(problem, 'startLine') ?? 0) + 1;
    throw new Error(`${path}.wxml:${line}: ${stringMember(problem, 'message')}`);
  }
};

/**
 * Compiles all WXML and WXS of a package together, as imports cross files.
 *
 * The script's value is a function: given a wrapper for event listeners, it
 * answers the templates by path.
 */
export function compileTemplates(wxml: readonly SourceFile[], wxs: readonly SourceFile[]): Script {
  const group = new TmplGroup();
  try {
    for (const { path, source } of wxs) group.addScript(path, source);
    for (const { path, source } of wxml) complain(path, group.addTmpl(path, source));
    group.setExtraRuntimeScript('Q.C=wrapListener;');
    return new Script(`(function (wrapListener) { return ${group.getTmplGenObjectGroups()} })`, {
      filename: 'wxml',
    });
  } finally {
    group.free();
  }
}
