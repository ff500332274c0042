import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from '../core/index.ts';
import { createAppWindow } from '../testing/app-window.ts';
import { settle } from '../testing/fake-clock.ts';
import { createTaroTransport } from './taro-transport.ts';

interface Task {
  readonly option: { url: string; method: string; header: object; data?: string };
  succeed(answer: object): void;
  fail(failure: object): void;
  aborts: number;
}

const { tasks } = vi.hoisted(() => {
  const none: Task[] = [];
  return { tasks: none };
});

vi.mock('@tarojs/taro', () => {
  const request = (option: Task['option']) => {
    const task: Task = { option, succeed: () => {}, fail: () => {}, aborts: 0 };
    tasks.push(task);
    const promise = new Promise((succeed, fail) => Object.assign(task, { succeed, fail }));
    const abort = () => {
      task.aborts += 1;
      task.fail({ errMsg: 'request:fail abort' });
    };
    return Object.assign(promise, { abort });
  };
  return { default: { request } };
});

const lifecycle = createAppWindow();
const send = createTaroTransport({ lifecycle });
const get: HttpRequest = { url: 'https://api.test/me', method: 'GET' };
const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** The task that was started last, once it was. */
async function latest(): Promise<Task> {
  await settle();
  const task = tasks.at(-1);
  if (task === undefined) throw new Error('nothing was sent');
  return task;
}

beforeEach(() => {
  tasks.length = 0;
  lifecycle.show();
});

describe('the Taro transport', () => {
  it('sends JSON as text, and reads JSON from text', async () => {
    const answer = send({ ...get, method: 'POST', headers: { A: 'b' }, body: { c: 1 } });
    const task = await latest();
    expect(task.option).toMatchObject({
      method: 'POST',
      header: { A: 'b', 'Content-Type': 'application/json' },
      data: '{"c":1}',
    });
    task.succeed({ statusCode: 401, header: json, data: '{"code":"x"}' });
    expect(await answer).toEqual({
      status: 401,
      headers: { 'content-type': json['Content-Type'] },
      body: { code: 'x' },
    });
  });

  it('takes the type that the caller gives for a body, however it is written', async () => {
    const headers = { 'content-type': 'application/merge-patch+json' };
    const answer = send({ ...get, method: 'PUT', headers, body: {} });
    const task = await latest();
    expect(task.option.header).toEqual(headers);
    task.succeed({ statusCode: 204, header: {}, data: '' });
    await answer;
  });

  it('sends no body with a read: WeChat would write it into the URL', async () => {
    const read = { ...get, body: { secret: 1 } };
    await expect(send(read)).rejects.toThrow(new TypeError('GET has no body'));
    expect(tasks).toHaveLength(0);
  });

  it('keeps one connection of WeChat’s ten for the refresh', async () => {
    const calls = Array.from({ length: 12 }, () => send(get));
    await settle();
    expect(tasks).toHaveLength(9);
    const refresh = send({ ...get, method: 'POST', priority: 'refresh' });
    expect(tasks).toHaveLength(10);
    for (let index = 0; index < 13; index += 1) {
      tasks[index]?.succeed({ statusCode: 200, header: {}, data: '' });
      await settle();
    }
    const answers = await Promise.all([...calls, refresh]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('aborts the task of a caller that gives up', async () => {
    const controller = new AbortController();
    const answer = send({ ...get, signal: controller.signal });
    const task = await latest();
    controller.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'aborted' });
    expect(task.aborts).toBe(1);
  });

  it('never sends what was given up before it began, a refresh either', async () => {
    const given = { ...get, signal: AbortSignal.abort() };
    await expect(send(given)).rejects.toMatchObject({ kind: 'aborted' });
    await expect(send({ ...given, priority: 'refresh' })).rejects.toMatchObject({
      kind: 'aborted',
    });
    expect(tasks).toHaveLength(0);
  });

  it('sends a read that was interrupted again when the app is shown', async () => {
    const answer = send(get);
    lifecycle.hide();
    (await latest()).fail({ errMsg: 'request:fail interrupted' });
    await settle();
    expect(tasks).toHaveLength(1);
    lifecycle.show();
    (await latest()).succeed({ statusCode: 200, header: {}, data: 'back' });
    expect(await answer).toMatchObject({ status: 200, body: 'back' });
    expect(tasks).toHaveLength(2);
    expect(lifecycle.listeners()).toBe(0);
  });

  it('lets a caller give up while it waits for the app to be shown', async () => {
    const controller = new AbortController();
    const answer = send({ ...get, signal: controller.signal });
    answer.catch(() => {});
    lifecycle.hide();
    (await latest()).fail({ errMsg: 'request:fail interrupted' });
    await settle();
    controller.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'aborted' });
    expect(tasks).toHaveLength(1);
    expect(lifecycle.listeners()).toBe(0);
  });

  it('sends it again at once when it hears of the interruption after the app was shown', async () => {
    const answer = send(get);
    (await latest()).fail({ errMsg: 'request:fail interrupted' });
    (await latest()).succeed({ statusCode: 200, header: {}, data: '' });
    expect(await answer).toMatchObject({ status: 200 });
  });

  it('gives up a read that is interrupted over and over', async () => {
    const answer = send(get);
    answer.catch(() => {});
    for (let times = 0; times < 4; times += 1) {
      (await latest()).fail({ errMsg: 'request:fail interrupted' });
    }
    await expect(answer).rejects.toMatchObject({ kind: 'interrupted' });
    expect(tasks).toHaveLength(4);
  });

  it('does not repeat a write that was interrupted: it may have been done', async () => {
    const answer = send({ ...get, method: 'POST' });
    (await latest()).fail({ errMsg: 'request:fail interrupted' });
    await expect(answer).rejects.toMatchObject({ kind: 'interrupted' });
    expect(tasks).toHaveLength(1);
  });
});
