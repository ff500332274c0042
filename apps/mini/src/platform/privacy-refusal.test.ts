import { expect, it } from 'vitest';
import { isPrivacyRefusal } from './privacy-refusal.ts';

it.each([
  [{ errMsg: 'chooseAvatar:fail privacy permission is not authorized', errno: 104 }, true],
  [{ errMsg: 'getPhoneNumber:fail privacy permission is not authorized' }, true],
  [{ errMsg: 'chooseAvatar:fail', errno: 104 }, true],
  [{ errMsg: 'getPhoneNumber:fail user deny' }, false],
  [{ avatarUrl: 'wxfile://tmp_1' }, false],
  [undefined, false],
])('%j: %s', (failure, isRefusal) => {
  expect(isPrivacyRefusal(failure)).toBe(isRefusal);
});
