import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolderFromEnv } from './env.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const dataFolder = dataFolderFromEnv ? resolve(dataFolderFromEnv) : inRepository('.data');

/** The places of this repository that the stack runs from; what it writes lies in `.data`, or in `DATA_DIR`. */
export const repository = {
  root: inRepository(''),
  apiMain: inRepository('apps/api/dist/main.js'),
  h5: inRepository('apps/mini/dist/h5'),
  postgres: join(dataFolder, 'postgres'),
  apiLog: join(dataFolder, 'api.log'),
};
