import { readEnv } from './env.ts';
import { startSandbox } from './start-sandbox.ts';

try {
  const sandbox = await startSandbox(readEnv());
  process.stdout.write(`WeChat sandbox at ${sandbox.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close());
  }
} catch (error) {
  process.stderr.write(`The WeChat sandbox did not start. ${explain(error)}\n`);
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.includes('EADDRINUSE')
    ? 'Its port is taken: stop whoever has it, or set SANDBOX_PORT to another one.'
    : error.message;
}
