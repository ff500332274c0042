import { isIPv6 } from 'node:net';

/**
 * What one caller is counted by: an IPv4 address, or the first 64 bits of an IPv6 address, as all
 * the others are his, too. An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is the former.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%', 1);
  if (!isIPv6(plain)) return plain;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  return mapped ?? `${firstGroups(plain).join(':')}::/64`;
}

/** The first four groups, without what leading zeros and `::` leave open. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.split('::', 2);
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  // A dotted end counts for two groups; it is never among the first four of a /64 that matters.
  const missing = 8 - before.length - after.length - (address.includes('.') ? 1 : 0);
  const all = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return all.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
