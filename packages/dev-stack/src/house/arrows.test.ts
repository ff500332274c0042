import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { repository } from '../repository.ts';

const core = 'packages/session/src/core';
const session = 'packages/session/src';

const forbidden = [
  [core, '@reduxjs/toolkit'],
  [core, 'node:crypto'],
  [core, '@wugan/shared'],
  [core, '../redux/index.ts'],
  [`${core}/engine`, '../../taro/index.ts'],
  [`${session}/redux`, '@wugan/shared'],
  [`${session}/redux`, '../taro/index.ts'],
  [`${session}/taro`, '../redux/index.ts'],
  [`${session}/taro`, '@wugan/shared'],
  [`${session}/web`, '../taro/index.ts'],
  [`${session}/web`, '@tarojs/taro'],
  ['packages/shared/src', 'fastify'],
  ['packages/postgres/src', '@wugan/api'],
  ['packages/dev-stack/src', '../../../apps/api/src/app.ts'],
  ['apps/mini/src', '@wugan/shared/schemas'],
  ['apps/mini/src', '@wugan/api'],
  ['apps/mini/src', '@wugan/wechat-sandbox'],
  ['apps/mini/src/pages/home', '../../../../api/src/app.ts'],
  ['apps/mini/src', 'node:fs'],
  ['apps/mini/src/features/lab', '../devices/device-list.tsx'],
  ['apps/mini/src/features/lab', '../../features/devices/device-list.tsx'],
  ['apps/mini/src/features/lab', '@wugan/api'],
  ['apps/api/src', '@wugan/session'],
  ['apps/api/src', '../../mini/src/session.ts'],
  ['apps/api/src/routes', '@prisma/client'],
  ['apps/api/src/routes', '../generated/prisma/client.ts'],
] as const;

const allowed = [
  [`${core}/engine`, '../ports.ts'],
  [`${session}/redux`, '../core/index.ts'],
  [`${session}/redux`, '@reduxjs/toolkit/query'],
  [`${session}/taro`, '@tarojs/taro'],
  [`${session}/web`, '../core/index.ts'],
  ['packages/shared/src/schemas', 'typebox'],
  ['apps/mini/src', '@wugan/session/redux'],
  ['apps/mini/src', '@wugan/shared'],
  ['apps/mini/src', './api/me.ts'],
  ['apps/mini/src/features/lab', './chart.tsx'],
  ['apps/mini/src/features/lab', '../../ui/group.tsx'],
  ['apps/api/src/data', '../generated/prisma/client.ts'],
  ['apps/api/src/routes', '@wugan/shared/schemas'],
  ['apps/api/src/testing', '@wugan/session'],
] as const;

// A house with nothing in it but the rules and one file for each case.
const house = mkdtempSync(join(tmpdir(), 'wugan-arrows-'));
afterAll(() => rmSync(house, { recursive: true }));

const write = (file: string, source: string) => {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), source);
};
const place = (folder: string, name: string) => `${folder}/${name}.ts`;
const importing = (name: string) => `import { x } from '${name}';\nx();\n`;
const reading = 'export const name = process.env.NAME;\n';

for (const [at, [folder, name]] of forbidden.entries()) {
  write(place(folder, `forbidden-${at}`), importing(name));
}
for (const [at, [folder, name]] of allowed.entries()) {
  write(place(folder, `allowed-${at}`), importing(name));
}
write('apps/api/src/data/reading.ts', reading);
write('apps/api/src/env.ts', reading);
copyFileSync(join(repository.root, 'biome.json'), join(house, 'biome.json'));

const biome = createRequire(join(repository.root, 'package.json')).resolve(
  '@biomejs/biome/bin/biome',
);
const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none'];
const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' });

const complaints = (file: string): string[] =>
  stdout
    .split('\n')
    .filter((line) => line.includes(`${file},`))
    .map((line) => /title=lint\/style\/(\w+)/.exec(line)?.[1] ?? line);

test.each(forbidden.map((arrow, at) => [...arrow, at] as const))(
  '%s may not import %s',
  (folder, _name, at) => {
    expect(complaints(place(folder, `forbidden-${at}`))).toEqual(['noRestrictedImports']);
  },
);

test.each(allowed.map((arrow, at) => [...arrow, at] as const))(
  '%s may import %s',
  (folder, _name, at) => {
    expect(complaints(place(folder, `allowed-${at}`))).toEqual([]);
  },
);

test('only env.ts reads the environment', () => {
  expect(complaints('apps/api/src/data/reading.ts')).toEqual(['noProcessEnv']);
  expect(complaints('apps/api/src/env.ts')).toEqual([]);
});
