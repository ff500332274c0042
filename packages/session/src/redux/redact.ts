const secretNames = /(token|secret|password|authorization|cookie|session_?key)$|^(attempt|code)$/i;
/** A bearer and a JSON Web Token are known by how they look, whatever they are called. */
const secretLooks = /^bearer\s|^eyJ[\w-]+\.[\w-]+\./i;

function redact(value: unknown, name = '', around: readonly unknown[] = []): unknown {
  if (typeof value === 'string') {
    return secretNames.test(name) || secretLooks.test(value) ? '[redacted]' : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (around.includes(value)) return '[circular]';
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item) => redact(item, name, inside));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, redact(inner, key, inside)]),
  );
}

/**
 * For `devTools.actionSanitizer`: the action with every token, code and attempt key blotted out, by its
 * name or by how it looks.
 */
export function sanitizeAction<A extends { readonly type: string }>(action: A): A {
  return Object.assign({}, action, redact(action));
}

/** For `devTools.stateSanitizer`: the same for the whole state. */
export function sanitizeState<S>(state: S): S {
  return Object.assign({}, state, redact(state));
}
