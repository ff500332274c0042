import { connect, createServer } from 'node:net';
import { platform } from 'node:os';
import type { Door } from '../env.ts';

/** Throws if a port is not to be had; the message says who may have it and which variable moves us. */
export async function requireFreeDoors(doors: readonly Door[]): Promise<void> {
  const complaints = await Promise.all(doors.map(complain));
  const found = complaints.filter((complaint) => complaint !== undefined);
  const twice = doors.find(({ port }, at) => doors.findIndex((door) => door.port === port) < at);
  if (twice)
    found.push(`Port ${twice.port} is wanted twice: set ${twice.variable} to another one.`);
  if (found.length > 0) throw new Error(found.join('\n'));
}

async function complain({ title, variable, port }: Door): Promise<string | undefined> {
  const taken = (await isAnswered(port)) ? 'EADDRINUSE' : await tryToListen(port);
  if (taken === undefined) return undefined;
  const reason =
    taken === 'EADDRINUSE'
      ? `is taken (\`pnpm start\` in another terminal?). See by whom: ${lookUp(port)}`
      : `cannot be opened (${taken}).`;
  return (
    `Port ${port}, for ${title}, ${reason}\n` +
    `  Stop that program, or choose another port: ${variable}=${port + 1} npx -y pnpm@10.34.9 start`
  );
}

/** On some systems one can listen to 127.0.0.1 beside a program that listens to everything, and takes its callers. */
function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost', timeout: 1_000 });
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

function tryToListen(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

function lookUp(port: number): string {
  if (platform() === 'win32') return `netstat -ano | findstr :${port}`;
  return platform() === 'linux'
    ? `ss -ltnp 'sport = :${port}'`
    : `lsof -nP -iTCP:${port} -sTCP:LISTEN`;
}
