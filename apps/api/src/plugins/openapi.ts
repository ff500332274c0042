import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { Problem } from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import { markOptionalBodies } from './mark-optional-bodies.ts';
import { servePageFiles } from './page-files.ts';
import { describeRefusals, refusalsOf } from './refusals.ts';

const description = `Sign-in and silent refresh for mini programs and H5.

Every error is \`application/problem+json\` with a \`code\` of a closed list, and \`next\` says what to do about it:
\`refresh\` and send again, \`prove\` with a fresh sign-in code, \`sign_in\`, \`retry\` later, or \`stop\`.`;

/** Everything that the page needs comes from this server; nothing else is let in. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `GET /docs`, a page, and `GET /docs/json`: every route that is added from here on, in OpenAPI 3.1. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  app.addSchema({ $id: 'Problem', ...Problem });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Wugan', version: '1', description },
      components: {
        securitySchemes: {
          accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
      },
    },
    stripBasePath: false,
    refResolver: { buildLocalReference: ({ $id }, _base, _fragment, i) => String($id ?? i) },
    transform({ schema = {}, url, route }) {
      const { needsAccessToken, described, refusals } = route.config ?? {};
      const canRefuse = refusals !== undefined || needsAccessToken === true;
      const response = {
        ...Object(schema.response),
        ...Object(described?.response),
        ...(canRefuse ? describeRefusals(refusalsOf(route)) : {}),
      };
      const security = needsAccessToken ? [{ accessToken: [] }] : (schema.security ?? []);
      return { schema: { ...schema, ...described, security, response }, url };
    },
    transformObject(document) {
      if ('swaggerObject' in document) return document.swaggerObject;
      markOptionalBodies(document.openapiObject);
      return document.openapiObject;
    },
  });
  await app.register(async (page) => {
    await servePageFiles(page, '/docs/static');
    await page.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: policy,
      theme: { title: 'Wugan API' },
      uiConfig: { layout: 'BaseLayout', docExpansion: 'list', defaultModelsExpandDepth: -1 },
    });
  });
}
