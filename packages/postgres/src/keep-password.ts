import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { foreignFolder } from './foreign-folder.ts';

/** The server's password: made once at random, kept in the folder for its owner's eyes only (mode 0600). */
export async function keepPassword(folder: string): Promise<string> {
  const file = join(folder, 'password');
  try {
    // `wx` loses against a process that was quicker, whose password then counts.
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw foreignFolder(folder, error);
  });
}
