import type { ProcessJournal } from '../process/process-journal.ts';
import type { LogicRealm } from './logic-realm.ts';
import { type LogicFunction, stringMember, type UnknownRecord } from './unknown-values.ts';

const LEVELS = ['log', 'info', 'debug', 'warn', 'error', 'group', 'trace', 'table'];
const SILENT = ['groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'count', 'assert', 'clear'];

/** `console` for the app: kept in the journal, printed nowhere. */
export function createLogicConsole(realm: LogicRealm, journal: ProcessJournal): UnknownRecord {
  const show = (value: unknown): string => {
    if (typeof value === 'string') return value;
    const stack = stringMember(value, 'stack');
    if (stack !== undefined) return stack;
    try {
      return realm.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };
  const writer =
    (level: string): LogicFunction =>
    (...values) => {
      const text = values.map(show).join(' ');
      journal.console.push({ level, text });
      if (level === 'error') journal.note('console', text);
    };
  const silent: LogicFunction = () => undefined;
  return Object.assign(
    realm.object(),
    Object.fromEntries(LEVELS.map((level) => [level, writer(level)])),
    Object.fromEntries(SILENT.map((name) => [name, silent])),
  );
}
