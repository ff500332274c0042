const secretNames = /^(access_?token|refresh_?token|attempt|code|authorization)$/i;

function redact(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return secretNames.test(name) ? '[redacted]' : value;
  if (Array.isArray(value)) return value.map((item) => redact(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redact(inner, key)]));
}

/** For `devTools.actionSanitizer`: the action with every token, code and attempt key blotted out. */
export function sanitizeAction<A extends { readonly type: string }>(action: A): A {
  return Object.assign({}, action, redact(action));
}

/** For `devTools.stateSanitizer`: the same for the whole state. */
export function sanitizeState<S>(state: S): S {
  return Object.assign({}, state, redact(state));
}
