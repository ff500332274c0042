import { dirname, join } from 'node:path';
import type { Config } from './config/config.ts';
import { developmentSecrets } from './config/development-secrets.ts';
import { parseConfig } from './config/parse-config.ts';
import { findUpwards } from './data/find-upwards.ts';

/** The configuration of this process: the only place that reads its environment. @throws StartError */
export function readEnv(): Config {
  const workspace = findUpwards('pnpm-workspace.yaml');
  const root = workspace ? dirname(workspace) : process.cwd();
  return parseConfig(process.env, {
    defaultDataFolder: join(root, '.data'),
    developmentSecrets,
  });
}
