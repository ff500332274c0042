import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { operatorName } from './operator-name.ts';

describe('whom the audit names', () => {
  it('is the user who runs the command', () => {
    expect(operatorName(() => ({ ...userInfo(), username: 'ann' }))).toBe('ann');
  });

  // As node:os does within a container that was given a number which its /etc/passwd does not have.
  it('is a number where the system knows no name for it', () => {
    const readUser = () => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    };
    expect(operatorName(readUser)).toMatch(/^uid \d+$/);
  });
});
