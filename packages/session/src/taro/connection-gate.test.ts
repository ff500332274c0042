import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createConnectionGate } from './connection-gate.ts';

function createTasks() {
  const running: (() => void)[] = [];
  const task = () =>
    new Promise<void>((resolve) => {
      running.push(resolve);
    });
  return { running, task };
}

describe('the connection gate', () => {
  it('lets as many through as there is room, and the rest in order as places come free', async () => {
    const { running, task } = createTasks();
    const gate = createConnectionGate(2);
    const done: number[] = [];
    for (const number of [1, 2, 3, 4]) {
      void gate.pass(task, undefined).then(() => done.push(number));
    }
    await settle();
    expect(running).toHaveLength(2);
    running[0]?.();
    await settle();
    expect(running).toHaveLength(3);
    for (const finish of running) finish();
    await settle();
    running[3]?.();
    await settle();
    expect(done).toEqual([1, 2, 3, 4]);
  });

  it('gives the place of a task that failed to the next', async () => {
    const gate = createConnectionGate(1);
    await expect(gate.pass(() => Promise.reject(new Error('no')), undefined)).rejects.toThrow('no');
    expect(await gate.pass(async () => 'next', undefined)).toBe('next');
  });

  it('never runs the task of whoever gives up as soon as it has asked, and hands the place on', async () => {
    const { running, task } = createTasks();
    const gate = createConnectionGate(1);
    const controller = new AbortController();
    const given = gate.pass(task, controller.signal);
    controller.abort();
    await expect(given).rejects.toMatchObject({ kind: 'aborted' });
    expect(running).toHaveLength(0);
    expect(await gate.pass(async () => 'next', undefined)).toBe('next');
  });

  it('rejects whoever gives up while waiting, and never runs their task', async () => {
    const { running, task } = createTasks();
    const gate = createConnectionGate(1);
    const first = gate.pass(task, undefined);
    await settle();
    const controller = new AbortController();
    const second = gate.pass(task, controller.signal);
    controller.abort();
    await expect(second).rejects.toMatchObject({ kind: 'aborted' });
    const third = gate.pass(task, undefined);
    running[0]?.();
    await first;
    await settle();
    expect(running).toHaveLength(2);
    running[1]?.();
    await third;
  });
});
