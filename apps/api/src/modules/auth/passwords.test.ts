import { describe, expect, it } from 'vitest';
import { hashPassword, passwordFits } from './passwords.ts';

describe('passwords', () => {
  it('are stored as argon2id with a salt', async () => {
    const [one, other] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('fit their own hash only', async () => {
    const stored = await hashPassword('secret');
    expect(await passwordFits('secret', stored)).toBe(true);
    expect(await passwordFits('Secret', stored)).toBe(false);
  });

  it('fit nothing where there is no hash, whatever is typed', async () => {
    for (const stored of [null, undefined]) {
      expect(await passwordFits('secret', stored)).toBe(false);
      expect(await passwordFits('nobody has this password', stored)).toBe(false);
    }
  });
});
