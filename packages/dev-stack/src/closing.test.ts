import { expect, test } from 'vitest';
import { createClosing } from './closing.ts';

test('what was opened last is closed first, one after the other, and once', async () => {
  const closing = createClosing();
  const order: string[] = [];
  for (const name of ['database', 'server', 'page']) {
    closing.add(async () => {
      await Promise.resolve();
      order.push(name);
    });
  }
  await Promise.all([closing.closeAll(), closing.closeAll()]);
  expect(order).toEqual(['page', 'server', 'database']);
});

test('a part that cannot be closed is reported after the others are closed', async () => {
  const closing = createClosing();
  let isClosed = false;
  closing.add(async () => {
    isClosed = true;
  });
  closing.add(() => Promise.reject(new Error('stuck')));
  await expect(closing.closeAll()).rejects.toThrow('Not everything');
  expect(isClosed).toBe(true);
});
