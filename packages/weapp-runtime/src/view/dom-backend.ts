import type { domlikeBackend, Element as GlassElement } from 'glass-easel';

type Context = domlikeBackend.Context;
type BackendElement = domlikeBackend.Element;

export interface DomBackend extends Context {
  /** The component-framework element a DOM node was made for. */
  glassElementOf(node: object): GlassElement | undefined;
  /** The same DOM node, typed as the framework wants it. */
  nodeFor(node: object): BackendElement;
}

/** `BackendMode.Domlike`, a const enum that exists only in glass-easel's types. */
const DOMLIKE = 3;

const isBackendElement = (node: object): node is BackendElement =>
  'appendChild' in node || 'textContent' in node;

const backendElement = (node: object): BackendElement => {
  if (!isBackendElement(node)) throw new TypeError('not a DOM node');
  return node;
};

/**
 * Lets glass-easel draw into a DOM document.
 *
 * Its own window backend reads the globals `window` and `document`, which a test
 * process should not have; and events need no listening here, as taps are
 * triggered on the framework's elements directly.
 */
export function createDomBackend(
  document: Document,
  later: (task: () => void) => void,
): DomBackend {
  const glassElements = new WeakMap<object, GlassElement>();
  const root = backendElement(document.body);
  return {
    mode: DOMLIKE,
    document: {
      createElement: (tag) => backendElement(document.createElement(tag)),
      createTextNode: (text) => backendElement(document.createTextNode(text)),
      createDocumentFragment: () => backendElement(document.createDocumentFragment()),
    },
    associateValue: (node, element) => void glassElements.set(node, element),
    glassElementOf: (node) => glassElements.get(node),
    nodeFor: backendElement,
    getRootNode: () => root,
    render: (done) => later(() => done(null)),
    getWindowWidth: () => 375,
    getWindowHeight: () => 667,
    getDevicePixelRatio: () => 2,
    getTheme: () => 'light',
    registerStyleSheetContent: () => {},
    appendStyleSheetPath: () => 0,
    disableStyleSheet: () => {},
    onEvent: () => {},
    setListenerStats: () => {},
    setModelBindingStat: () => {},
    destroy: () => {},
  };
}
