import type { Config } from './config.ts';
import { parseUrl } from './parsers.ts';
import type { Settings } from './settings.ts';

/** Where the data lies: all that a command on the database needs to know. */
export type Place = Pick<Config, 'databaseUrl' | 'dataFolder'>;

export function readPlace(settings: Settings, defaultDataFolder: string): Place {
  return {
    dataFolder: settings.text('DATA_DIR') ?? defaultDataFolder,
    databaseUrl: settings.parsed(
      'DATABASE_URL',
      parseUrl('postgres:', 'postgresql:'),
      undefined,
      'must look like postgresql://user:password@host:5432/database',
    ),
  };
}
