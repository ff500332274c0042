import { createServer } from 'node:net';

/**
 * Below the ports that systems give to whoever calls out (Linux from 32,768, others from 49,152): so
 * nobody has it by chance when its server comes back, and nobody who calls it meanwhile meets himself.
 */
const lowest = 20_000;
const highest = 32_000;

let next = lowest + Math.floor(Math.random() * (highest - lowest));

/** A port on 127.0.0.1 that nobody has at this moment, another one at every call. */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried <= highest - lowest; tried += 1) {
    const port = next;
    next = port === highest ? lowest : port + 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${lowest} to ${highest} is free on 127.0.0.1.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
