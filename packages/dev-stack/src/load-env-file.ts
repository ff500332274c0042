import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Stands alone, as it is to be imported before env.ts is. What the environment says already wins over the file.
const file = fileURLToPath(new URL('../../../.env', import.meta.url));
if (existsSync(file)) process.loadEnvFile(file);
