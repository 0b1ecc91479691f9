import { expect, it } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const box = createSecretBox('a secret of at least 32 characters');

it('opens what it sealed', () => {
  for (const text of ['', 'client secret', '密钥']) expect(box.open(box.seal(text, 'one'), 'one')).toBe(text);
});

it('seals the same text differently each time, and not readably', () => {
  const [one, other] = [box.seal('client secret', 'one'), box.seal('client secret', 'one')];
  expect(Buffer.from(one).equals(other)).toBe(false);
  expect(Buffer.from(one).toString('latin1')).not.toContain('client');
});

it('opens neither for another owner, nor with another secret, nor changed, nor what is none', () => {
  const sealed = box.seal('client secret', 'one');
  expect(box.open(sealed, 'two')).toBeNull();
  expect(createSecretBox('another secret of that length, too').open(sealed, 'one')).toBeNull();
  expect(box.open(sealed.with(14, (sealed[14] ?? 0) ^ 1), 'one')).toBeNull();
  expect(box.open(new Uint8Array(5), 'one')).toBeNull();
});
