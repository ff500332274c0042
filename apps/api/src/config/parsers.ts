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
  const isAddress = (entry: string) => isIP(entry.replace(/\/\d{1,3}$/, '')) !== 0;
  return addresses.every(isAddress) ? addresses : undefined;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export const parseLogLevel: Parser<string> = (text) =>
  logLevels.find((level) => level === text.toLowerCase());

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
