import { type Credential, isSameOwner } from '../../core/credential.ts';
import { type Bearer, type Session, SessionError } from '../../core/index.ts';

/** Lets through the bearers of whoever had the first one; throws `SESSION_ENDED` for somebody else's. */
export function createOwnerCheck(session: Session): (bearer: Bearer) => Bearer {
  let owner: Credential | undefined;
  return (bearer) => {
    const state = session.state();
    if (state.status === 'signed-in') {
      owner ??= state.credential;
      if (!isSameOwner(owner, state.credential))
        throw new SessionError('SESSION_ENDED', 'replaced');
    }
    return bearer;
  };
}
