import { isSameOwner } from '../../core/credential.ts';
import { type Bearer, type Session, SessionError } from '../../core/index.ts';

/**
 * Lets through the bearers of whoever is signed in now, or had the first one; throws `SESSION_ENDED` for
 * somebody else's.
 */
export function createOwnerCheck(session: Session): (bearer: Bearer) => Bearer {
  const present = () => {
    const state = session.state();
    return state.status === 'signed-in' ? state.credential : undefined;
  };
  let owner = present();
  return (bearer) => {
    const now = present();
    owner ??= now;
    if (owner && now && !isSameOwner(owner, now))
      throw new SessionError('SESSION_ENDED', 'replaced');
    return bearer;
  };
}
