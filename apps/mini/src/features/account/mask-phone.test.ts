import { expect, it } from 'vitest';
import { maskPhone } from './mask-phone.ts';

it.each([
  ['+8613800138000', '+86 138****8000'],
  ['13800138000', '138****8000'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

it('shows less than the whole number, whatever the country', () => {
  expect(maskPhone('+4915112345678')).not.toContain('12345');
});
