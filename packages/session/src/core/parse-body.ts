/** A body as its content type says: parsed JSON, or the text, and the text for JSON that is broken. */
export function parseBody(text: unknown, type = ''): unknown {
  if (typeof text !== 'string' || !/[/+]json\b/.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
