import type { Element as GlassElement, ShadowedEvent } from 'glass-easel';
import { isRecord, type LogicFunction } from '../logic/unknown-values.ts';

/** What a listener gets as `target` and `currentTarget`. */
const describeTarget = (target: unknown) => ({
  id: isRecord(target) && typeof target.id === 'string' ? target.id : '',
  dataset: isRecord(target) && isRecord(target.dataset) ? target.dataset : {},
  offsetLeft: 0,
  offsetTop: 0,
});

/**
 * Makes listeners receive WeChat's event: a plain object whose targets are
 * `{ id, dataset }`, not the framework's elements.
 */
export const createListenerWrapper =
  (give: (value: unknown) => unknown) =>
  (caller: unknown, event: ShadowedEvent<unknown>, listener: LogicFunction): unknown => {
    const touches = event.extraFields?.touches ?? [];
    const plain = give({
      type: event.type,
      timeStamp: Math.round(event.timeStamp),
      target: describeTarget(event.target),
      currentTarget: describeTarget(event.currentTarget),
      mark: event.mark ?? {},
      detail: event.detail ?? {},
      touches,
      changedTouches: touches,
      mut: false,
    });
    return listener.call(caller, plain);
  };

/** Fires an event on an element as a finger or a native component would. */
export function fire(
  framework: typeof import('glass-easel'),
  element: GlassElement,
  type: string,
  detail: unknown,
  bubbles: boolean,
): void {
  const touch = { identifier: 0, pageX: 1, pageY: 1, clientX: 1, clientY: 1 };
  framework.Event.triggerEvent(element, type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    extraFields: bubbles ? { touches: [touch] } : {},
  });
}
