/** How to run pnpm from here: by the one that runs us, or by the one on the path. */
export function pnpmCommand(): [string, ...string[]] {
  const path = process.env.npm_execpath ?? '';
  return /pnpm\.c?js$/.test(path) ? [process.execPath, path] : ['pnpm'];
}

/** For servers that are measured as they would be run. */
export const productionEnv: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' };
