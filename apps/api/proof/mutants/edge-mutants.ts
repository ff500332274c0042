import type { ApiMutant } from './api-mutant.ts';

const limits = 'limits/rate-limits.test.ts';

/** What meets a request first: limits, headers, what is logged, what is uploaded. */
export const edgeMutants: readonly ApiMutant[] = [
  {
    name: 'Wugan-Unstored is ignored',
    file: 'plugins/access-token.ts',
    anchor: "if (request.headers[unstoredHeader] !== '1') ",
    replacement: '',
    caughtBy: 'session/acknowledge.test.ts › a call of a client that could not store the pair',
  },
  {
    name: 'an ended session is let in',
    file: 'plugins/access-token.ts',
    anchor: "if (!isLiving) throw new Refusal('session_ended');",
    replacement: '',
    caughtBy: 'session/refresh.test.ts › 8: the parent with another attempt freezes',
  },
  {
    name: 'Retry-After is missing',
    file: 'plugins/problem.ts',
    anchor:
      "if (status === 429 || status === 503) reply.header('retry-after', String(retryAfter));",
    replacement: '',
    caughtBy: `${limits} › is limited for an address, whatever its body, before WeChat is asked`,
  },
  {
    name: 'any forwarded address is believed',
    file: 'plugins/trusted-proxies.ts',
    anchor: '(_address, hop) => hop < proxies : proxies;',
    replacement: '(_address, hop) => hop < proxies : () => true;',
    caughtBy: `${limits} › a forwarded address counts for nothing without TRUST_PROXY`,
  },
  {
    name: 'each replica counts for itself',
    file: 'limits/rate-limits.ts',
    anchor: "    shared.limiter('sign-in-address', signInsPerAddress, window),\n",
    replacement: '',
    caughtBy: `${limits} › is limited by all replicas together`,
  },
  {
    name: 'each address of a /64 counts by itself',
    file: 'limits/network-of.ts',
    anchor: 'all.slice(0, 4)',
    replacement: 'all.slice(0, 8)',
    caughtBy: `${limits} › is limited for a /64 of IPv6, and not for the next`,
  },
  {
    name: 'refused refreshes are not counted',
    file: 'limits/rate-limits.ts',
    anchor: 'if (error instanceof Refusal && isForGood(error))',
    replacement: 'if (error instanceof Refusal && isForGood(error) && window === 0)',
    caughtBy: `${limits} › that is refused is limited for an address; one that is granted never is`,
  },
  {
    name: 'the way back from a freeze is limited',
    file: 'limits/rate-limits.ts',
    anchor: "return next === 'sign_in' || next === 'stop';",
    replacement: "return next !== 'retry';",
    caughtBy: `${limits} › that asks for a proof is not counted: it is the way back`,
  },
  {
    name: 'metrics are open in production',
    file: 'routes/metrics.ts',
    anchor: 'if (isProduction && metricsToken === undefined) return;',
    replacement: '',
    caughtBy: 'routes/metrics.test.ts › is nobody in production without one',
  },
  {
    name: 'METRICS_TOKEN is not asked for',
    file: 'routes/metrics.ts',
    anchor: 'if (metricsToken !== undefined) requireToken(metricsToken, bearerToken(request));',
    replacement: 'void request;',
    caughtBy: 'routes/metrics.test.ts › is whoever has METRICS_TOKEN where that is set',
  },
  {
    name: 'a refresh token may be logged',
    file: 'plugins/logger.ts',
    anchor: "  'refreshToken',\n",
    replacement: '',
    caughtBy: 'plugins/logger.test.ts › a secret is no part of a line as %s',
  },
  {
    name: 'the address that was asked for is logged',
    file: 'plugins/logger.ts',
    anchor: "route: request.routeOptions.url ?? 'none',",
    replacement: 'route: request.url,',
    caughtBy: 'nothing-leaks.test.ts › no secret, token, code, attempt key or session_key',
  },
  {
    name: 'a picture is what its sender calls it',
    file: 'routes/avatars.ts',
    anchor: `        const bytes = await firstFile(request);
        const type = pictureType(bytes);`,
    replacement: `        const sent = await request.file();
        const bytes = Buffer.from((await sent?.toBuffer()) ?? []);
        const type = sent?.mimetype ?? '';`,
    caughtBy: 'routes/avatars.test.ts › is refused: %s',
  },
  {
    name: 'a picture that is too large is cut off',
    file: 'routes/avatars.ts',
    anchor: 'if (part.file.truncated) throw new RequestFileTooLargeError();',
    replacement: '',
    caughtBy: 'routes/avatars.test.ts › larger than that is refused, and not cut off',
  },
];
