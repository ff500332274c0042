import type { NativeNode } from 'glass-easel';

/**
 * Lets `disabled="{{undefined}}"` and `disabled="{{''}}"` mean "not set", as native components
 * take them.
 *
 * The framework would write an empty attribute, which reads as `true`. Taro binds every property
 * of a component, so most of them are undefined most of the time, and it takes one away by
 * setting it to an empty text.
 */
export function dropUndefinedAttributes(prototype: NativeNode): void {
  prototype.updateAttribute = function updateAttribute(this: NativeNode, name, value) {
    if (value === undefined || value === null || value === '') this.removeAttribute(name);
    else this.setAttribute(name, value);
  };
}
