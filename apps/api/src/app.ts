import { API_PREFIX } from '@wugan/shared';
import fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config/config.ts';
import type { Database } from './data/open-database.ts';
import { createRateLimits } from './limits/rate-limits.ts';
import { defaultThresholds, type Thresholds } from './limits/thresholds.ts';
import { createMetrics } from './metrics/metrics.ts';
import { requireAccessToken } from './plugins/access-token.ts';
import { addAnswerHeaders } from './plugins/answer-headers.ts';
import { allowOrigins } from './plugins/cross-origin.ts';
import { acceptOnlyJson } from './plugins/json-body.ts';
import type { LogOptions } from './plugins/logger.ts';
import { measureRequests } from './plugins/measure-requests.ts';
import { describeRoutes } from './plugins/openapi.ts';
import { addProblems } from './plugins/problem.ts';
import { logRequests } from './plugins/request-log.ts';
import { serverOptions } from './plugins/server-options.ts';
import { registerTokens } from './plugins/tokens.ts';
import { addAuthRoutes } from './routes/auth.ts';
import { addAvatarRoute, addPictureRoute } from './routes/avatars.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addJwksRoute } from './routes/jwks.ts';
import { addMeRoutes } from './routes/me.ts';
import { addMetricsRoute } from './routes/metrics.ts';
import { addProvidersRoute } from './routes/providers.ts';
import { addSessionRoutes } from './routes/sessions.ts';
import { createAcknowledgementCollector } from './session/acknowledgement-collector.ts';
import { createAudit } from './session/audit.ts';
import { keepHouse } from './session/housekeeping.ts';
import { createRefresh } from './session/refresh.ts';
import { createSignIn } from './session/sign-in.ts';
import { createSignOut } from './session/sign-out.ts';
import { traceRequests } from './tracing/trace-requests.ts';
import { createWechatGateway } from './wechat/gateway.ts';

export interface AppParts {
  readonly config: Config;
  /** Open; whoever opened it closes it, after the app. */
  readonly database: Database;
  readonly log?: LogOptions;
  readonly thresholds?: Thresholds;
}

/** The map of the server: what every request meets first, then two scopes, public and signed-in. */
export async function buildApp({
  config,
  database,
  log,
  thresholds = defaultThresholds,
}: AppParts): Promise<FastifyInstance> {
  const app = fastify(serverOptions(config, log));
  const metrics = createMetrics(database);
  logRequests(app);
  await traceRequests(app, config.tracesEndpoint);
  measureRequests(app, metrics);
  addProblems(app);
  acceptOnlyJson(app);
  await addAnswerHeaders(app);
  allowOrigins(app, config.corsOrigins);

  await describeRoutes(app);

  const tokens = await registerTokens(app, config);
  const wechat = createWechatGateway({ ...config.wechat, log: app.log, count: metrics.wechat });
  const acknowledgements = createAcknowledgementCollector(database.acknowledge);
  app.addHook('onClose', () => acknowledgements.stop());
  const context = {
    database,
    tokens,
    wechat,
    wechatAppId: config.wechat.appId,
    rules: config,
    audit: createAudit(app, database, metrics.session),
    count: metrics.session,
  };

  keepHouse(app, database.cleaner, config);

  addHealthRoutes(app, { database: database.readiness, wechat: wechat.health });
  addMetricsRoute(app, metrics, config);
  addJwksRoute(app, config.accessKeys);
  const limits = createRateLimits(database.counters, config.wechat.appId, thresholds);
  await app.register(
    async (open) => {
      addAuthRoutes(open, {
        signIn: createSignIn(context),
        refresh: createRefresh(context),
        signOut: createSignOut(context),
        limits,
      });
      addProvidersRoute(open, wechat.offers);
      addPictureRoute(open, database.avatars, limits);

      await open.register(async (signedIn) => {
        requireAccessToken(signedIn, {
          tokens: tokens.access,
          isLiving: database.isLiving,
          now: database.clock.now,
          acknowledge: acknowledgements.note,
        });
        addMeRoutes(signedIn, { users: database.users, wechat, limits });
        await addAvatarRoute(signedIn, database, limits);
        addSessionRoutes(signedIn, database.endings, context.audit);
      });
    },
    { prefix: API_PREFIX },
  );
  return app;
}
