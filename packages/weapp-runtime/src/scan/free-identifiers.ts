import type { AnyNode, Identifier, Program } from 'acorn';
import { blockNames, hoistedNames, patternNames } from './declared-names.ts';
import { childrenOf, isFunction } from './syntax-nodes.ts';

type Names = ReadonlySet<string>;

const SCOPES = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
]);

const namesOf = (node: AnyNode): string[] => {
  if (node.type === 'Program') return [...hoistedNames(node), ...blockNames(node)];
  if (SCOPES.has(node.type)) return blockNames(node);
  if (node.type === 'CatchClause') return node.param ? patternNames(node.param) : [];
  if (node.type === 'ClassExpression' || node.type === 'ClassDeclaration') {
    return node.id ? [node.id.name] : [];
  }
  if (
    node.type !== 'FunctionDeclaration' &&
    node.type !== 'FunctionExpression' &&
    node.type !== 'ArrowFunctionExpression'
  ) {
    return [];
  }
  const own = node.id ? [node.id.name] : [];
  const parameters = node.params.flatMap(patternNames);
  return [...own, ...parameters, ...childrenOf(node.body).flatMap(hoistedNames), 'arguments'];
};

/** Names asked for by `typeof` anywhere in a condition. */
const askedFor = (node: AnyNode): string[] => {
  if (isFunction(node)) return [];
  if (
    node.type === 'UnaryExpression' &&
    node.operator === 'typeof' &&
    node.argument.type === 'Identifier'
  ) {
    return [node.argument.name];
  }
  return childrenOf(node).flatMap(askedFor);
};

/** The parts of a node in which an identifier is a reference (or a binding, which is bound anyway). */
const referringParts = (node: AnyNode): AnyNode[] => {
  switch (node.type) {
    case 'MemberExpression':
      return node.computed ? [node.object, node.property] : [node.object];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return [...(node.computed ? [node.key] : []), ...(node.value ? [node.value] : [])];
    case 'LabeledStatement':
      return [node.body];
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return [];
    case 'UnaryExpression':
      return node.operator === 'typeof' && node.argument.type === 'Identifier'
        ? []
        : [node.argument];
    default:
      return childrenOf(node);
  }
};

/** A condition whose `typeof X` makes a use of X in its branches safe. */
const conditionOf = (node: AnyNode): AnyNode | undefined => {
  if (node.type === 'ConditionalExpression' || node.type === 'IfStatement') return node.test;
  return node.type === 'LogicalExpression' ? node.left : undefined;
};

const union = (names: Names, more: readonly string[]): Names =>
  more.length === 0 ? names : new Set([...names, ...more]);

/**
 * Finds the identifiers of a script that nothing in it declares.
 *
 * A `typeof X` is no use of X, and neither is a use in a branch of a condition that asks
 * `typeof X` (either branch: the condition is not evaluated).
 */
export function freeIdentifiers(program: Program): Identifier[] {
  const found: Identifier[] = [];
  const visit = (node: AnyNode, known: Names): void => {
    if (node.type === 'Identifier') {
      if (!known.has(node.name)) found.push(node);
      return;
    }
    const condition = conditionOf(node);
    const inside = union(known, [...namesOf(node), ...(condition ? askedFor(condition) : [])]);
    for (const part of referringParts(node)) visit(part, inside);
  };
  visit(program, new Set());
  return found;
}
