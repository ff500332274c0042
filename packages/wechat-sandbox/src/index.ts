export type { Clock } from './clock.ts';
export { sandboxAppId, sandboxAppSecret } from './credentials.ts';
export { type RunningSandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
