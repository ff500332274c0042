import { isIPv6 } from 'node:net';

/**
 * What one caller is counted by: an IPv4 address, or the first 64 bits of an IPv6 address, as all
 * the others are his, too. An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`, or behind NAT64
 * `64:ff9b::192.0.2.1`) is the former. The port that some proxies forward with it counts for nothing.
 */
export function networkOf(address: string): string {
  const [plain = ''] = withoutPort(address).split('%', 1);
  if (!isIPv6(plain)) return plain;
  const all = groupsOf(plain);
  return addressInside(all) ?? `${all.slice(0, 4).join(':')}::/64`;
}

/** Of `192.0.2.1:4711` or `[2001:db8::1]:4711` the address. */
function withoutPort(address: string): string {
  const [, inBrackets, plain] = /^(?:\[(.*)\]|([^:]*))(?::\d+)?$/.exec(address) ?? [];
  return inBrackets ?? plain ?? address;
}

/** All eight, without what leading zeros and `::` leave open. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = withoutDots(address).split('::', 2);
  const before = split(head);
  const after = tail === undefined ? [] : split(tail);
  const missing = Array<string>(8 - before.length - after.length).fill('0');
  const all = [...before, ...missing, ...after];
  return all.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}

/** RFC 4291, 2.5.5.2 and RFC 6052, 2.1. */
function addressInside(all: string[]): string | undefined {
  const prefix = all.slice(0, 6).join(':');
  if (prefix !== '0:0:0:0:0:ffff' && prefix !== '64:ff9b:0:0:0:0') return undefined;
  const bytes = all.slice(6).map((group) => Number.parseInt(group, 16));
  return bytes.flatMap((group) => [group >> 8, group & 0xff]).join('.');
}

/** A dotted end as the two groups that it is. */
function withoutDots(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_dotted, ...bytes) => {
    const [a, b, c, d] = bytes.map(Number);
    return [group(a, b), group(c, d)].join(':');
  });
}

function group(high = 0, low = 0): string {
  return (high * 256 + low).toString(16);
}

function split(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
