import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface StrictAuthService {
  readonly url: string;
  readonly server: Server;
  /** True for `Bearer …` with an access token that is good at this moment. */
  accepts(authorization: string | undefined): boolean;
  readonly counts: { refreshes: number; rotations: number; seemingThefts: number };
  /** Rejects every access token given out so far. */
  expireAll(): void;
  close(): Promise<void>;
}

/**
 * A small auth server for one user that rotates and forgives nothing but the same attempt again,
 * and serves `page` at `/`. `POST /sign-in`, `/refresh`, `/sign-out`, `GET /me`.
 */
export async function startStrictAuthService(page: string): Promise<StrictAuthService> {
  const counts = { refreshes: 0, rotations: 0, seemingThefts: 0 };
  let generation = 0;
  let lastAttempt = '';
  let validFrom = 0;
  let issued = 0;
  let signIns = 0;

  const grant = () => {
    issued += 1;
    return {
      accessToken: `access-${issued}`,
      refreshToken: `refresh-${generation}`,
      accessExpiresIn: 4 * 3_600,
      serverTime: Date.now(),
      session: { id: `session-${signIns}`, epoch: 0, generation },
    };
  };

  const refresh = (body: { refreshToken: string; attempt: string; deadline: number }) => {
    counts.refreshes += 1;
    if (Date.now() > body.deadline) {
      return [409, { code: 'request_too_late', serverTime: Date.now() }] as const;
    }
    const behind = generation - Number(body.refreshToken.replace('refresh-', ''));
    if (behind > 1 || (behind === 1 && body.attempt !== lastAttempt)) {
      counts.seemingThefts += 1;
      return [401, { code: 'session_revoked' }] as const;
    }
    if (behind === 0) {
      counts.rotations += 1;
      generation += 1;
      lastAttempt = body.attempt;
    }
    return [200, grant()] as const;
  };

  const accepts = (authorization: string | undefined) =>
    Number(authorization?.replace('Bearer access-', '')) > validFrom;

  const route = async (request: IncomingMessage) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    if (request.url === '/sign-in') {
      signIns += 1;
      return [200, grant()] as const;
    }
    if (request.url === '/refresh') return refresh(JSON.parse(text));
    const isValid = accepts(request.headers.authorization);
    return [isValid ? 200 : 401, isValid ? {} : { code: 'expired' }] as const;
  };

  const server = createServer(async (request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      return;
    }
    const [status, body] = await route(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    server,
    counts,
    accepts,
    expireAll() {
      validFrom = issued;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
