import type { History } from './history.ts';

/**
 * The server must never take an innocent client for a thief; called after each event of the world. A
 * context that is alone with its store and can prove its owner may be asked to, where the network
 * repeats an answered request: it does not let pairs rest for that, and its session lives on.
 */
export function watchHarm(history: History): void {
  const { misled, overSomewhere, server, setting } = history;
  const mayProve = setting.hasProof && setting.tabs === 1;
  if (server.harm.length === 0) return;
  const harm = server.harm.splice(0);
  // Nobody here wants a session that was signed out or replaced.
  for (const { isRepeat, sessionId, what } of harm) {
    const isExcused = overSomewhere.has(sessionId) || misled.has(sessionId);
    if (!isExcused && !(isRepeat && mayProve))
      history.blame(`the server took somebody for a thief: ${what}`);
  }
}
