import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Calls back once when npm or pnpm, which started us, is gone without having told us: killed, not stopped. Otherwise we
 * would go on unseen, and hold the ports that the next start wants.
 */
export async function watchLaunchers(onGone: () => void): Promise<void> {
  const launchers = await findLaunchers(process.ppid);
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, 500).unref();
}

/** From our parent up to the topmost npm or pnpm, with the shells between them; whoever called that is none of ours. */
async function findLaunchers(from: number): Promise<readonly number[]> {
  const chain: number[] = [];
  let launchers = 0;
  for (let pid = from; pid > 1; ) {
    const { parent, command } = await describe(pid).catch(() => ({ parent: 0, command: '' }));
    if (!isLauncher.test(command) && !isScriptShell.test(command)) break;
    chain.push(pid);
    if (isLauncher.test(command)) launchers = chain.length;
    pid = parent;
  }
  return chain.slice(0, launchers);
}

/** `node …/bin/pnpm start`, or npm, which gives itself a title: `npm exec pnpm@10 start`. */
const isLauncher = /^(npm|pnpm) |^\S*node\S* \S*p?np[mx]\S* /;
const isScriptShell = /^\S*sh -c /;

async function describe(pid: number): Promise<{ parent: number; command: string }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  if (status !== undefined) {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    return { parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command };
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,args=', '-p', String(pid)]);
  return { parent: Number.parseInt(stdout, 10), command: stdout.replace(/^\s*\d+\s+/, '') };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
