import {
  type AbortSignalLike,
  type Lifecycle,
  type Session,
  SessionError,
} from '../../core/index.ts';

/** What a socket has to do something about. */
export interface SocketOccasions {
  onShow(): void;
  onRenewed(): void;
  onEnded(reason: SessionError): void;
  onAborted(): void;
}

const renewals: readonly string[] = ['refresh-granted', 'renewed-elsewhere', 'signed-in'];

/** Listens until what it answers is called. */
export function watchOccasions(
  session: Session,
  lifecycle: Lifecycle,
  signal: AbortSignalLike | undefined,
  { onAborted, onEnded, onRenewed, onShow }: SocketOccasions,
): () => void {
  const leaveLifecycle = lifecycle.onShow(onShow);
  const leaveSession = session.on((fact) => {
    if (fact.type === 'ended') onEnded(new SessionError('SESSION_ENDED', fact.reason));
    else if (renewals.includes(fact.type)) onRenewed();
  });
  signal?.addEventListener('abort', onAborted);
  return () => {
    leaveLifecycle();
    leaveSession();
    signal?.removeEventListener('abort', onAborted);
  };
}
