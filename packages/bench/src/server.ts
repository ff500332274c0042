import { compare } from './server/compare.ts';
import { startStateless } from './server/start-stateless.ts';
import { startWugan } from './server/start-wugan.ts';
import { writePage } from './server/write-page.ts';
import { print } from './terminal.ts';

const wugan = await startWugan();
const stateless = await startStateless();
try {
  const comparisons = [];
  for (const users of [50, 128]) {
    const comparison = await compare(wugan, stateless, users, (done) =>
      print(`${users} users ${'█'.repeat(done * 20).padEnd(20, '░')}`),
    );
    comparisons.push(comparison);
    print(
      `${users} users: refresh/s ÷ stateless ${comparison.speed.toFixed(2)}, p99 ${comparison.p99.toFixed(1)}×, CPU ${comparison.cpu.toFixed(1)}×`,
    );
  }
  print(await writePage(comparisons));
} finally {
  await wugan.stop();
  await stateless.stop();
}
