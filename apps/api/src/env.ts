import { dirname, join } from 'node:path';
import type { Config } from './config/config.ts';
import { developmentSecrets } from './config/development-secrets.ts';
import { parseConfig } from './config/parse-config.ts';
import { type Place, readPlace } from './config/read-place.ts';
import { Settings } from './config/settings.ts';
import { findUpwards } from './data/find-upwards.ts';

/** The configuration of this process: the only place that reads its environment. @throws StartError */
export function readEnv(): Config {
  return parseConfig(process.env, {
    defaultDataFolder: defaultDataFolder(),
    developmentSecrets,
  });
}

/** Of the configuration only where the data lies: no secret need be known for that. @throws StartError */
export function readPlaceEnv(): Place {
  const settings = new Settings(process.env);
  const place = readPlace(settings, defaultDataFolder());
  settings.throwComplaints('This configuration leads to no database:');
  return place;
}

function defaultDataFolder(): string {
  const workspace = findUpwards('pnpm-workspace.yaml');
  return join(workspace ? dirname(workspace) : process.cwd(), '.data');
}
