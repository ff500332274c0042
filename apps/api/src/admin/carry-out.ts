import type { Operator } from '../data/operator.ts';
import { StartError } from '../start-error.ts';
import type { Command } from './parse-command.ts';
import { usage } from './usage.ts';

/** One line of a table. */
export type Line = Readonly<Record<string, string | number | null>>;

/** What a command has to say: a sentence, or a table that may be empty. */
export type Outcome = string | readonly Line[];

/** @throws StartError where there is no such user or session. */
export async function carryOut(command: Command, operator: Operator): Promise<Outcome> {
  switch (command.name) {
    case 'help':
      return usage;
    case 'users': {
      const users = await operator.users(command.search, command.limit);
      return users.map(({ createdAt, disabledAt, nickname, ...user }) => ({
        ...user,
        nickname,
        created: createdAt.toISOString(),
        disabled: disabledAt?.toISOString() ?? null,
      }));
    }
    case 'sessions': {
      if (!(await operator.hasUser(command.user))) throw noUser(command.user);
      const sessions = await operator.sessions(command.user);
      return sessions.map(({ epoch, generation, createdAt, rotatedAt, ...session }) => ({
        ...session,
        position: `${epoch}.${generation}`,
        created: createdAt.toISOString(),
        refreshed: rotatedAt.toISOString(),
      }));
    }
    case 'revoke': {
      const ended = await operator.revoke(command.session);
      if (ended === undefined) throw new StartError(`There is no session ${command.session}.`);
      return ended === 0 ? 'The session had ended before.' : 'The session has ended.';
    }
    case 'revoke-all':
      return countEnded(requireFound(await operator.revokeAll(command.user), command.user));
    case 'disable': {
      const ended = requireFound(await operator.disable(command.user), command.user);
      return `The user is disabled. ${countEnded(ended)}`;
    }
    case 'enable':
      if (!(await operator.enable(command.user))) throw noUser(command.user);
      return 'The user may sign in again. Sessions that have ended stay ended.';
    case 'freeze-all': {
      const { frozen, ended } = await operator.freezeAll();
      return `${frozen} sessions of mini programs are frozen until they prove their owner, which nobody notices; ${ended} others have ended.`;
    }
    case 'audit': {
      const { session: sessionId, user: userId, since, limit } = command;
      const entries = await operator.audit({
        limit,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(userId === undefined ? {} : { userId }),
        ...(since === undefined ? {} : { since }),
      });
      return entries.map(({ at, event, row, epoch, generation, detail, ...about }) => ({
        at: new Date(at).toISOString(),
        event,
        session: about.sessionId,
        user: about.userId,
        position: epoch === null ? null : `${epoch}.${generation}`,
        row,
        detail: detail && JSON.stringify(detail),
      }));
    }
  }
}

function requireFound(count: number | undefined, user: string): number {
  if (count === undefined) throw noUser(user);
  return count;
}

function countEnded(ended: number): string {
  return ended === 1 ? '1 session has ended.' : `${ended} sessions have ended.`;
}

function noUser(id: string): StartError {
  return new StartError(`There is no user ${id}: \`admin users --search <text>\` finds them.`);
}
