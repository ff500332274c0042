import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Kind = 'ed25519' | 'p256' | 'p384' | 'rsa';

/** Keys in PEM in a folder of their own, as an operator would mount them. */
export interface KeyFiles {
  /** A new private key. */
  add(kind: Kind): string;
  /** A new public key, without its private half. */
  addPublic(kind: Kind): string;
  addText(text: string): string;
  remove(): void;
}

export function createKeyFiles(): KeyFiles {
  const folder = mkdtempSync(join(tmpdir(), 'wugan-keys-'));
  let count = 0;
  const addText = (text: string) => {
    count += 1;
    const path = join(folder, `${count}.pem`);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  return {
    add: (kind) =>
      addText(generate(kind).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    addPublic: (kind) =>
      addText(generate(kind).publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    addText,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function generate(kind: Kind) {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return generateKeyPairSync('ec', { namedCurve: kind === 'p256' ? 'P-256' : 'P-384' });
}
