const unitSeconds = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Whole seconds of a duration such as `30s`, `4h` or `7d`; undefined if it is none, or nothing at all. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? [];
  if (amount === undefined || !isUnit(unit)) return undefined;
  const seconds = Number(amount) * unitSeconds[unit];
  return seconds > 0 ? seconds : undefined;
}

function isUnit(text: string | undefined): text is keyof typeof unitSeconds {
  return text !== undefined && Object.hasOwn(unitSeconds, text);
}
