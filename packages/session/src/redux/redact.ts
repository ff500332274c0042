/**
 * What follows a secret name in a form, a query, or the JSON of its arguments that RTK Query names a cache
 * entry by; a bearer and a JSON Web Token are known by how they look.
 */
const secrets =
  /((token|secret|password|authorization|cookie|session_?key|\b(attempt|code))"?[:=]"?|\bbearer\s|(?=eyJ[\w-]+\.))[^"&\s]+/gi;

const redactText = (text: string) => text.replace(secrets, '$1[redacted]');

const isSecretName = (name: string) => redactText(`${name}=?`).endsWith(']');

function redact(value: unknown, name = '', around: readonly unknown[] = []): unknown {
  if (typeof value === 'string') return isSecretName(name) ? '[redacted]' : redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (around.includes(value)) return '[circular]';
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item) => redact(item, name, inside));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [redactText(key), redact(inner, key, inside)]),
  );
}

/**
 * For `devTools.actionSanitizer`: the action with every token, code and attempt key blotted out, by its
 * name or by how it looks, in texts and in names, too: a cache key holds the arguments of its query.
 */
export function sanitizeAction<A extends { readonly type: string }>(action: A): A {
  return sanitizeState(action);
}

/** For `devTools.stateSanitizer`: the same for the whole state. */
export function sanitizeState<S>(state: S): S {
  return Object.assign({}, state, redact(state));
}
