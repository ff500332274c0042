import { describe, expect, it } from 'vitest';
import { readFailure } from './read-failure.ts';

describe('what wx.request failed with', () => {
  it.each([
    [{ errMsg: 'request:fail interrupted' }, 'interrupted'],
    [{ errMsg: 'request:fail timeout', errno: 5 }, 'timeout'],
    [{ errMsg: 'request:fail time out' }, 'timeout'],
    [{ errMsg: 'request:fail', errno: 5 }, 'timeout'],
    [{ errMsg: 'request:fail abort' }, 'aborted'],
    [{ errMsg: 'request:fail socket error', errno: 600_001 }, 'offline'],
    [{ errMsg: 'request:fail errcode:-105 cronet_error_code:-105' }, 'offline'],
    [new TypeError('Failed to fetch'), 'offline'],
    [new Error('request timed out'), 'timeout'],
    [undefined, 'offline'],
    ['text', 'offline'],
  ] as const)('%o is %s', (failure, kind) => {
    expect(readFailure(failure)).toBe(kind);
  });
});
