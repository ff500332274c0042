import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';

await build(bundleOptions);
