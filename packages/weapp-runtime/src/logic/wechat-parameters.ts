/**
 * The parameters WeChat wraps every file in besides `require, module, exports`.
 * It passes nothing for them, which is how browser names become `undefined`
 * instead of a ReferenceError.
 */
export const WECHAT_PARAMETERS = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'Caches',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'webkit',
  'WeixinJSCore',
  'ServiceWorker',
  'Reporter',
  'print',
  'WeixinJSBridge',
] as const;
