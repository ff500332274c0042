import type { AnyNode } from 'acorn';
import { childrenOf, isFunction } from './syntax-nodes.ts';

/** The names a binding pattern introduces: `a`, `{ a, b: [c] }`, `...d`, `e = 1`. */
export function patternNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === 'Property' ? property.value : property),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    default:
      return [];
  }
}

/** What `var` and function statements anywhere below hoist to the enclosing function. */
export function hoistedNames(node: AnyNode): string[] {
  if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
  if (isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    return [];
  }
  const own =
    node.type === 'VariableDeclaration' && node.kind === 'var'
      ? node.declarations.flatMap(({ id }) => patternNames(id))
      : [];
  return [...own, ...childrenOf(node).flatMap(hoistedNames)];
}

/** What stands directly in a block: `let`, `const`, classes and functions. */
export function blockNames(node: AnyNode): string[] {
  return childrenOf(node).flatMap((child) => {
    if (child.type === 'VariableDeclaration') {
      return child.declarations.flatMap(({ id }) => patternNames(id));
    }
    if (child.type === 'ClassDeclaration' || child.type === 'FunctionDeclaration') {
      return child.id ? [child.id.name] : [];
    }
    if (child.type === 'SwitchCase') return blockNames(child);
    return [];
  });
}
