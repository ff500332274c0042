import Fastify, { type FastifyInstance } from 'fastify';
import { addConnectRoutes } from './connect/routes.ts';
import { addControlRoutes } from './control/routes.ts';
import type { SandboxState } from './state/sandbox-state.ts';
import { isWechatPath, wechatPaths } from './wechat/paths.ts';
import { parseQuery } from './wechat/query.ts';
import { addWechatRoutes } from './wechat/routes.ts';

/** The map of the sandbox: WeChat's API, its pages, our side beside them, and WeChat's words for everything else. */
export function createSandboxApp(
  state: SandboxState,
  log: (line: string) => void,
): FastifyInstance {
  const app = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    routerOptions: { querystringParser: parseQuery },
  });
  app.register(async (scope) => addWechatRoutes(scope, state));
  app.register(async (scope) => addConnectRoutes(scope, state));
  app.register(async (scope) => addControlRoutes(scope, state));

  app.setNotFoundHandler(async ({ url }, reply) => {
    const path = pathOf(url);
    if (path.startsWith('/sandbox/')) {
      return reply.code(404).send({ message: `The sandbox has no such route: ${path}` });
    }
    const wanted = isWechatPath(path) ? wechatPaths[path] : undefined;
    const errcode = wanted === 'GET' ? 43001 : wanted === 'POST' ? 43002 : 40066;
    return reply.type('text/plain; charset=utf-8').send(JSON.stringify(state.refuse(errcode)));
  });
  // Never the query: it carries the secret and the code.
  app.addHook('onResponse', async ({ method, url }, reply) =>
    log(`${method} ${pathOf(url)} ${reply.statusCode}`),
  );
  return app;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
