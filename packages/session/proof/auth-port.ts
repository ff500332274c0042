import { type AuthServer, createHttpAuthServer } from '../src/core/index.ts';
import type { History } from './history.ts';
import { exchange } from './network.ts';
import type { Process } from './process.ts';

const verdicts = {
  refresh_token_invalid: 'ended',
  session_revoked: 'ended',
  proof_required: 'proof_required',
  wechat_code_invalid: 'proof_refused',
  request_too_late: 'too_late',
} as const;

const TRANSPORT_TIMEOUT = 60_000;

function endReason({ code, reason }: { code: string; reason: string | undefined }) {
  if (reason === 'signed_out') return 'signed-out-elsewhere';
  if (reason === 'reuse_detected') return 'reuse-detected';
  if (reason === 'proof_mismatch') return 'proof-refused';
  return code === 'refresh_token_invalid' ? 'rejected' : 'revoked';
}

/** The real HTTP auth server of the core, over the world's network. */
export function createAuthPort(process: Process, { server }: History): AuthServer {
  return createHttpAuthServer({
    verdicts,
    endReason,
    refreshUrl: 'refresh',
    signOutUrl: 'sign-out',
    send: ({ body, url }) => {
      const isRefresh = url === 'refresh';
      return exchange(process, {
        what: `tab ${process.tab} ${url}`,
        timeout: isRefresh ? null : TRANSPORT_TIMEOUT,
        handle: (isRepeat) => (isRefresh ? server.refresh(body, isRepeat) : server.signOut(body)),
      });
    },
  });
}
