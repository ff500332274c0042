/** A secret and the id that tokens name it by. */
export interface NamedSecret {
  readonly kid: string;
  readonly secret: string;
}

/** The first signs, all verify. */
export type SecretList = readonly [NamedSecret, ...NamedSecret[]];

/**
 * Parses `kid:secret,kid:secret`, or a bare secret, which has kid `1`.
 *
 * @returns what is wrong, as the end of a sentence, if it is neither.
 */
export function parseSecretList(text: string): SecretList | string {
  if (!/[:,]/.test(text)) return [{ kid: '1', secret: text }];
  const secrets: NamedSecret[] = [];
  for (const entry of text.split(',')) {
    const [, kid, secret] = /^\s*([\w-]{1,32}):(\S+)\s*$/.exec(entry) ?? [];
    if (kid === undefined || secret === undefined)
      return 'must be one secret without colon or comma, or a list kid:secret,kid:secret';
    // Else the path of a key would be taken for a secret.
    if (kid === 'file') return 'names a file without a key id: write kid:file:/path/of/key.pem';
    if (secrets.some((other) => other.kid === kid)) return `names the key id ${kid} twice`;
    secrets.push({ kid, secret });
  }
  const [first, ...others] = secrets;
  return first ? [first, ...others] : 'is empty';
}

/** The path of an entry `kid:file:/path/of/key.pem`; undefined where it is a secret itself. */
export function keyFileOf({ secret }: NamedSecret): string | undefined {
  return secret.startsWith('file:') ? secret.slice('file:'.length) : undefined;
}
