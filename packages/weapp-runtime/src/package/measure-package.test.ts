import { expect, test } from 'vitest';
import { writeProgram } from '../testing/write-program.ts';
import { measurePackage } from './measure-package.ts';

test('the main package is all that is uploaded outside the sub-packages', () => {
  const app = JSON.stringify({
    pages: ['pages/a'],
    subPackages: [{ root: 'lazy/', pages: ['b'] }],
  });
  const dist = writeProgram({
    'app.json': app,
    'app.js': '12345',
    'icons/a.svg': '1234567',
    'lazy/b.js': '123',
    'project.config.json': '{ "not": "uploaded" }',
    'vendors.js.LICENSE.txt': 'not uploaded',
  });
  const main = app.length + 5 + 7;
  expect(measurePackage(dist)).toEqual({
    main,
    subPackages: { lazy: 3 },
    total: main + 3,
    largest: [
      { path: 'app.json', bytes: app.length },
      { path: 'icons/a.svg', bytes: 7 },
      { path: 'app.js', bytes: 5 },
    ],
  });
});
