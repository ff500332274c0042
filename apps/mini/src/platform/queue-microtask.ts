/**
 * Runs a task after the present one. WeChat has no `queueMicrotask` and one of Redux Toolkit's ways
 * of batching names it; config/index.ts binds this module wherever a weapp bundle does. What the
 * task throws surfaces as uncaught, as it does in a browser.
 * https://developer.mozilla.org/en-US/docs/Web/API/Window/queueMicrotask
 */
export function queueMicrotask(task: () => void): void {
  Promise.resolve()
    .then(task)
    .catch((error: unknown) => {
      setTimeout(() => {
        throw error;
      });
    });
}
