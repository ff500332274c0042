export type { Clock } from './clock.ts';
export {
  type AppCredentials,
  sandboxAppId,
  sandboxAppSecret,
  sandboxOfficialAccount,
  sandboxWebsiteApp,
} from './credentials.ts';
export { type RunningSandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
