import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxState } from '../state/sandbox-state.ts';
import { personIn, snapshotOf } from '../state/users.ts';
import { addFaultHooks } from '../wechat/fault-hooks.ts';
import { isWechatPath } from '../wechat/paths.ts';
import type { Query } from '../wechat/query.ts';
import {
  consentPage,
  consentPath,
  elsewherePage,
  linkParametersOf,
  refusalPage,
  stayedPage,
} from './consent-page.ts';
import { type ConnectRequest, judgeRequest } from './judge-request.ts';

type Asked = { Querystring: Query };

/** The pages of open.weixin.qq.com that a browser is sent to, and back from. */
export function addConnectRoutes(scope: FastifyInstance, state: SandboxState): void {
  scope.register(async (pages) => {
    pages.addHook('onRequest', async ({ routeOptions: { url = '' } }) => {
      if (isWechatPath(url)) state.calls.add(url);
    });
    addFaultHooks(pages, state);

    pages.get<Asked>('/connect/oauth2/authorize', async ({ query, headers }, reply) => {
      const isInWechat = headers['user-agent']?.includes('MicroMessenger') ?? false;
      if (!isInWechat) return sendPage(reply, elsewherePage);
      const request = judgeRequest(state, 'official-account', query);
      if ('sentence' in request) return sendPage(reply, refusalPage(request));
      return sendPage(reply, consentPage(request, query, state.users.names()));
    });

    pages.get<Asked>('/connect/qrconnect', async ({ query }, reply) => {
      const request = judgeRequest(state, 'website', query);
      if ('sentence' in request) return sendPage(reply, refusalPage(request));
      return sendPage(reply, consentPage(request, query, state.users.names()));
    });
  });

  scope.get<Asked>(consentPath, async ({ query }, reply) => {
    const kind = query.kind === 'website' ? 'website' : 'official-account';
    const request = judgeRequest(state, kind, linkParametersOf(query));
    if ('sentence' in request) return sendPage(reply, refusalPage(request));
    if (query.user) return reply.redirect(wayBack(request, issueCode(state, request, query)), 302);
    // A refused QR code leaves the person where they are.
    if (kind === 'website') return sendPage(reply, stayedPage);
    return reply.redirect(wayBack(request), 302);
  });
}

function issueCode(state: SandboxState, { app, scope }: ConnectRequest, query: Query): string {
  const user = state.users.named(query.user ?? '');
  const isSnapshot = query.snapshot === '1' && app.kind === 'official-account';
  const person = (isSnapshot ? snapshotOf : personIn)(app.appId, user);
  return state.webGrants.issueCode({ app, person, scope, isSnapshot });
}

/** WeChat writes code and state before the `#`, whatever stands behind it; a refusal has no code. */
function wayBack({ redirectUri, state }: ConnectRequest, code?: string): string {
  const url = new URL(redirectUri);
  if (code !== undefined) url.searchParams.append('code', code);
  url.searchParams.append('state', state);
  return url.href;
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}
