import type { History } from './history.ts';

/** The server must never take an innocent client for a thief; called after each event of the world. */
export function watchHarm(history: History): void {
  const { misled, overSomewhere, server } = history;
  if (server.harm.length === 0) return;
  const harm = server.harm.splice(0);
  // Nobody here wants a session that was signed out or replaced.
  for (const { sessionId, what } of harm)
    if (!overSomewhere.has(sessionId) && !misled.has(sessionId))
      history.blame(`the server took somebody for a thief: ${what}`);
}
