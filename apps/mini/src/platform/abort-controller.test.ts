import { expect, it } from 'vitest';
import { AbortController } from './abort-controller.ts';

it('tells each listener once, and those that left not at all', () => {
  const controller = new AbortController();
  const heard: string[] = [];
  const left = () => heard.push('left');
  controller.signal.addEventListener('abort', () => heard.push('stayed'));
  controller.signal.addEventListener('abort', left);
  controller.signal.removeEventListener('abort', left);
  controller.abort('enough');
  controller.abort('again');
  expect(heard).toEqual(['stayed']);
  expect(controller.signal).toMatchObject({ aborted: true, reason: 'enough' });
});

it('gives an AbortError to whoever asks afterwards, as the DOM does', () => {
  const controller = new AbortController();
  expect(() => controller.signal.throwIfAborted()).not.toThrow();
  controller.abort();
  expect(() => controller.signal.throwIfAborted()).toThrow('Aborted');
  expect(controller.signal.reason).toHaveProperty('name', 'AbortError');
});
