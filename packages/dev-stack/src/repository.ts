import { fileURLToPath } from 'node:url';

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The folders of this repository that the stack runs from; everything the stack writes lies in `.data`. */
export const repository = {
  root: inRepository(''),
  apiMain: inRepository('apps/api/dist/main.js'),
  h5: inRepository('apps/mini/dist/h5'),
  postgres: inRepository('.data/postgres'),
  apiLog: inRepository('.data/api.log'),
};
