import type { Clock } from './clock.ts';
import {
  type AppCredentials,
  sandboxAppId,
  sandboxAppSecret,
  sandboxOfficialAccount,
  sandboxWebsiteApp,
} from './credentials.ts';
import { createSandboxApp } from './sandbox-app.ts';
import { createSandboxState } from './state/sandbox-state.ts';

export interface SandboxOptions {
  /** 0 takes any free port; the answer's `url` names it. */
  readonly port: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  readonly appId?: string;
  readonly appSecret?: string;
  /** Signs people in inside WeChat's browser. */
  readonly officialAccount?: AppCredentials;
  /** Signs people in on a desktop. */
  readonly websiteApp?: AppCredentials;
  /** Hosts, without a port, that people may be sent back to. Default: this machine's. */
  readonly callbackDomains?: readonly string[];
  /** Epoch milliseconds for everything that expires. Default: the system's. */
  readonly clock?: Clock;
  /** Gets one line per answered call, without query or body. Default: silence. */
  readonly log?: (line: string) => void;
}

export interface RunningSandbox {
  /** Without a trailing slash, for instance `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Cuts open connections and frees the port. */
  close(): Promise<void>;
}

/** Starts a sandbox that knows nobody yet; several run side by side and share nothing. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { port, host = '127.0.0.1', clock = Date.now, log = () => {} } = options;
  const { appId = sandboxAppId, appSecret = sandboxAppSecret } = options;
  const { officialAccount = sandboxOfficialAccount, websiteApp = sandboxWebsiteApp } = options;
  const { callbackDomains = ['localhost', '127.0.0.1'] } = options;
  const state = createSandboxState({
    appId,
    appSecret,
    webApps: [
      { kind: 'official-account', ...officialAccount },
      { kind: 'website', ...websiteApp },
    ],
    callbackDomains,
    clock,
  });
  const app = createSandboxApp(state, log);
  const url = await app.listen({ port, host });
  return { url, close: () => app.close() };
}
