import { isIP } from 'node:net';

/** Each parser answers undefined where the text is not what it expects. */
type Parser<T> = (text: string) => T | undefined;

/** A whole number from 0 to `most`. */
export function parseCount(most: number): Parser<number> {
  return (text) => (/^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : undefined);
}

/** A URL of one of these protocols, as it was written. */
export function parseUrl(...protocols: string[]): Parser<string> {
  return (text) =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined;
}

/** What paths are put behind: a URL over HTTP without a query or a fragment. */
export const parseBaseUrl: Parser<string> = (text) =>
  /[?#]/.test(text) ? undefined : parseUrl('http:', 'https:')(text);

/** What a header can carry as a bearer token (RFC 6750). */
export const parseToken: Parser<string> = (text) => (/^[!-~]+$/.test(text) ? text : undefined);

/** Origins as a browser sends them: scheme, host and port, nothing more. */
export const parseOrigins: Parser<string[]> = (text) => {
  const origins = splitList(text);
  const isOrigin = (entry: string) => URL.canParse(entry) && new URL(entry).origin === entry;
  return origins.every(isOrigin) ? origins : undefined;
};

/** How many proxies, or which: what Fastify calls `trustProxy`. Never "all of them". */
export const parseTrustProxy: Parser<number | string[]> = (text) => {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const addresses = splitList(text);
  return addresses.every(isNetwork) ? addresses : undefined;
};

/** An address, or one with the length of its network behind it, which is never that of all addresses. */
function isNetwork(entry: string): boolean {
  const [, address = '', bits = '1'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

/** Where a server runs. A misspelt `production` must not make a lenient server of a strict one. */
export const parseStage: Parser<'production' | 'development' | 'test'> = (text) =>
  stages.find((stage) => stage === text);

const stages = ['production', 'development', 'test'] as const;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export const parseLogLevel: Parser<string> = (text) =>
  logLevels.find((level) => level === text.toLowerCase());

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
