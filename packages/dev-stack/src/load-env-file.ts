import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository.ts';

// Imported before env.ts is: what stands in the environment already wins over the file.
const file = join(repository.root, '.env');
if (existsSync(file)) process.loadEnvFile(file);
