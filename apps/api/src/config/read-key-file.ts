import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { errorCode } from '../start-error.ts';
import type { NamedKeyPair } from './token-keys.ts';

const howToMakeOne = 'make one with: openssl genpkey -algorithm ed25519 -out key.pem';

/**
 * Reads a key in PEM: a private one signs and verifies, a public one verifies only.
 *
 * @returns what is wrong, as the end of a sentence that never quotes the file, if it is neither.
 */
export function readKeyFile(kid: string, path: string): NamedKeyPair | string {
  const pem = readPem(path);
  if (pem === undefined) return `names a file for key ${kid} that cannot be read: ${path}`;
  const privateKey = parse(createPrivateKey, pem);
  const publicKey = privateKey ? createPublicKey(privateKey) : parse(createPublicKey, pem);
  if (!publicKey) return `names a file for key ${kid} without a key in PEM: ${howToMakeOne}`;
  const algorithm = algorithmOf(publicKey);
  if (!algorithm)
    return `names a file for key ${kid} whose key is neither Ed25519 nor P-256: ${howToMakeOne}`;
  return {
    kid,
    algorithm,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey?.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function readPem(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

function parse(read: (pem: string) => KeyObject, pem: string): KeyObject | undefined {
  try {
    return read(pem);
  } catch {
    return undefined;
  }
}

function algorithmOf(key: KeyObject): NamedKeyPair['algorithm'] | undefined {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return key.asymmetricKeyType === 'ec' && isP256 ? 'ES256' : undefined;
}
