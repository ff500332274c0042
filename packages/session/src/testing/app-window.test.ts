import { createAppWindow } from './app-window.ts';
import { describeLifecycle } from './lifecycle-contract.ts';

describeLifecycle('the window of the tests', () => {
  const lifecycle = createAppWindow();
  return { lifecycle, hide: lifecycle.hide, show: lifecycle.show, sendsWhileHidden: false };
});
