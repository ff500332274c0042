import type { Config } from './config.ts';
import { parseDuration } from './duration.ts';
import type { Settings } from './settings.ts';

const expected = 'must be a whole number with a unit: 30s, 15m, 4h or 7d';

type Lifetimes = Pick<
  Config,
  'accessLifetime' | 'idleLifetime' | 'absoluteLifetime' | 'rotationGrace' | 'auditLifetime'
>;

/** Milliseconds that a request of a client may be on its way, unless half an access token's life is shorter. */
const longestWay = 15_000;

/** Milliseconds for which nobody who steals a refresh token that was just used would be noticed. */
const longestGrace = 600_000;

/** How long things live; who develops may want to see a session end while its access token lives. */
export function readLifetimes(settings: Settings, isProduction: boolean): Lifetimes {
  const duration = (name: string, fallback: number) =>
    settings.parsed(name, parseDuration, fallback, expected);
  const lifetimes = {
    accessLifetime: duration('ACCESS_TOKEN_TTL', 4 * 3_600),
    idleLifetime: duration('REFRESH_TOKEN_TTL', 7 * 86_400),
    absoluteLifetime: duration('SESSION_MAX_AGE', 90 * 86_400),
    rotationGrace: duration('ROTATION_GRACE', 30) * 1000,
    auditLifetime: duration('AUDIT_MAX_AGE', 365 * 86_400),
  };
  if (isProduction) complainOfMismatch(settings, lifetimes);
  return lifetimes;
}

function complainOfMismatch(
  settings: Settings,
  { accessLifetime, idleLifetime, absoluteLifetime, rotationGrace }: Lifetimes,
): void {
  const tooSoon = 'must be longer than ACCESS_TOKEN_TTL, or sessions end before they are refreshed';
  if (idleLifetime <= accessLifetime) settings.complain('REFRESH_TOKEN_TTL', tooSoon);
  if (absoluteLifetime <= accessLifetime) settings.complain('SESSION_MAX_AGE', tooSoon);
  if (rotationGrace < Math.min(longestWay, accessLifetime * 500))
    settings.complain(
      'ROTATION_GRACE',
      'must be at least 15s, or half of ACCESS_TOKEN_TTL if that is less: for that long a second tab’s refresh, or one sent again, may be on its way, and would look like a theft',
    );
  if (rotationGrace > longestGrace)
    settings.complain(
      'ROTATION_GRACE',
      'must be at most 10m: for that long a refresh token that was used is taken again, and nobody sees that it was stolen; 30s is plenty',
    );
}
