import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../start-error.ts';

export interface DevelopmentSecrets {
  readonly access: string;
  readonly refresh: string;
}

/**
 * The secrets of this machine's development server: made at the first start, and kept so that
 * sessions outlive a restart. The file can be read by its owner only.
 *
 * @returns what is wrong with the folder, as the end of a sentence, if it cannot be written.
 */
export function developmentSecrets(dataFolder: string): DevelopmentSecrets | string {
  try {
    mkdirSync(dataFolder, { recursive: true });
    return {
      access: keepSecret(join(dataFolder, 'access-token.secret')),
      refresh: keepSecret(join(dataFolder, 'refresh-token.secret')),
    };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return `is ${dataFolder}, where nothing can be written (${code}): name another folder, or set ACCESS_TOKEN_SECRET, REFRESH_TOKEN_SECRET and DATABASE_URL, which need none`;
  }
}

function keepSecret(file: string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    // Whole or not at all, and never over another: a second server may be starting beside this one.
    linkSync(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}
