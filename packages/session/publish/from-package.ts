import { fileURLToPath } from 'node:url';

/** The path of something in this package. */
export function fromPackage(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
