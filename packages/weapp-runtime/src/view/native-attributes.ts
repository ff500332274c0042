import type { NativeNode } from 'glass-easel';

/**
 * Lets `disabled="{{undefined}}"` mean "not set", as native components take it.
 *
 * The framework would write an empty attribute, which reads as `true`; Taro binds
 * every property of a component, so most of them are undefined most of the time.
 */
export function dropUndefinedAttributes(prototype: NativeNode): void {
  prototype.updateAttribute = function updateAttribute(this: NativeNode, name, value) {
    if (value === undefined || value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  };
}
