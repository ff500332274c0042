import { pathToFileURL } from 'node:url';
import { scenarios } from '../scenario/scenarios.ts';
import type { System } from '../scenario/subject.ts';
import { seedRandom } from './seed-random.ts';
import { installVirtualTime } from './virtual-time.ts';

/** `node child.mjs <module of a system> <id of a scenario>`: sends the outcome to its parent. */
async function main([module = '', id = '']: string[]): Promise<void> {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  seedRandom(1);
  // A rejection that a system leaves to nobody is not what is measured here.
  process.on('unhandledRejection', () => {});
  const time = scenario.time === 'virtual' ? installVirtualTime() : null;
  const system = requireSystem(await import(pathToFileURL(module).href));
  const play = () => scenario.run(system);
  process.send?.(await (time === null ? play() : time.play(play)), () => process.exit(0));
}

function isSystem(value: unknown): value is System {
  return typeof value === 'object' && value !== null && 'reactsTo' in value && 'create' in value;
}

function requireSystem(module: { readonly system?: unknown }): System {
  if (!isSystem(module.system)) throw new Error('the module exports no system');
  return module.system;
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
