export { serveH5 } from './everything/serve-h5.ts';
export {
  createFaultProxy,
  type FaultProxy,
  type FaultProxyOptions,
} from './fault-proxy/create-fault-proxy.ts';
export type { HeldAnswer } from './fault-proxy/faults.ts';
export type { RequestFilter, SeenRequest } from './fault-proxy/tally.ts';
export { type FoundChromium, findChromium } from './find-chromium.ts';
export { findFreePort } from './find-free-port.ts';
export type { Child } from './run-child.ts';
export { startApi } from './start-api.ts';
export { type Stack, type StackApi, type StackOptions, startStack } from './start-stack.ts';
