import { parseArgs } from 'node:util';
import { parseDuration } from '../config/duration.ts';
import { type CommandName, isCommandName, UsageError } from './usage.ts';

/** A command with its arguments checked; ids are known to be ids. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'users'; readonly search: string | undefined; readonly limit: number }
  | { readonly name: 'sessions' | 'disable' | 'enable'; readonly user: string }
  | { readonly name: 'revoke'; readonly session: string }
  | { readonly name: 'revoke-all'; readonly user: string }
  | { readonly name: 'freeze-all' }
  | {
      readonly name: 'audit';
      readonly session: string | undefined;
      readonly user: string | undefined;
      /** Epoch milliseconds. */
      readonly since: number | undefined;
      readonly limit: number;
    };

const options = {
  search: { type: 'string' },
  session: { type: 'string' },
  user: { type: 'string' },
  since: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const optionsOf: Record<CommandName, readonly string[]> = {
  users: ['search', 'limit'],
  sessions: [],
  revoke: ['user'],
  disable: [],
  enable: [],
  'freeze-all': [],
  audit: ['session', 'user', 'since', 'limit'],
};

/** Reads what was typed. @throws UsageError */
export function parseCommand(
  typed: readonly string[],
  now: number,
): { readonly command: Command; readonly json: boolean } {
  const { positionals, values } = split(typed);
  const [name = 'help', ...rest] = positionals;
  const json = values.json ?? false;
  if (values.help || name === 'help') return { command: { name: 'help' }, json };
  if (!isCommandName(name)) throw new UsageError(`There is no command ${name}.`);
  for (const option of Object.keys(values))
    if (option !== 'json' && !optionsOf[name].includes(option))
      throw new UsageError(`${name} knows no --${option}.`, name);
  return { command: build(name, rest, values, now), json };
}

function split(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof split>['values'];

function build(name: CommandName, rest: readonly string[], values: Values, now: number): Command {
  const [first, ...more] = rest;
  const takesOne = !['users', 'audit', 'freeze-all'].includes(name) && values.user === undefined;
  const tooMuch = takesOne ? more[0] : first;
  if (tooMuch !== undefined) throw new UsageError(`What is ${tooMuch} for?`, name);
  const id = (text: string | undefined, what: string) => requireId(text, what, name);
  const limit = requireLimit(values.limit, name);

  switch (name) {
    case 'users':
      return { name, search: values.search, limit };
    case 'sessions':
    case 'disable':
    case 'enable':
      return { name, user: id(first, 'a user') };
    case 'revoke':
      return values.user === undefined
        ? { name, session: id(first, 'a session') }
        : { name: 'revoke-all', user: id(values.user, 'a user') };
    case 'freeze-all':
      return { name };
    case 'audit':
      return {
        name,
        session: values.session === undefined ? undefined : id(values.session, 'a session'),
        user: values.user === undefined ? undefined : id(values.user, 'a user'),
        since: values.since === undefined ? undefined : requireMoment(values.since, now),
        limit,
      };
  }
}

function requireId(text: string | undefined, what: string, name: CommandName): string {
  if (text === undefined) throw new UsageError(`The id of ${what} is missing.`, name);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new UsageError(
    `${text} is not the id of ${what}: \`admin users --search\` and \`admin sessions\` show them.`,
    name,
  );
}

function requireLimit(text: string | undefined, name: CommandName): number {
  if (text === undefined) return 100;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--limit ${text} is not a whole number above 0.`, name);
}

/** `2h` is two hours ago; anything else is a date. */
function requireMoment(text: string, now: number): number {
  const ago = parseDuration(text);
  const moment = ago === undefined ? Date.parse(text) : now - ago * 1000;
  // What no calendar of the database reaches is before, or after, everything.
  if (!Number.isNaN(moment)) return Math.min(Math.max(moment, 0), now);
  throw new UsageError(`--since ${text} is neither like 2h or 7d nor a date.`, 'audit');
}
