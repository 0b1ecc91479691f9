import { describe, expect, it } from 'vitest';
import { refuseWeakPassword } from './password-policy.ts';

const owner = { username: 'zhangwei', names: ['张伟', 'Zhang Wei'] };
const verdict = (password: string) =>
  refuseWeakPassword(password, owner).then(
    () => 'good',
    (error: { code: string }) => error.code,
  );

describe('a password', () => {
  it.each(['ein langer Satz', '紫荆花开在南校门口七月', 'kV8#mz!q0Lr', '床前明月光疑是地上霜', 'lamp-otter-violet'])(
    'may be %s',
    async (password) => expect(await verdict(password)).toBe('good'),
  );

  it.each([
    ['short', 'password-short'],
    ['kV8#mz!q0', 'password-short'],
    ['Zhangwei-lamp', 'password-like-name'],
    ['lamp zhang wei', 'password-like-name'],
    ['张伟的办公室密码是这个', 'password-like-name'],
    ['1234567890', 'password-common'],
    ['13800138000', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['ababababab', 'password-common'],
    ['Qwertyuiop', 'password-common'],
    ['1q2w3e4r5t', 'password-common'],
    ['woaini5201314', 'password-common'],
    ['Password@2026', 'password-common'],
    ['flowhall2026!', 'password-common'],
    ['basketball', 'password-common'],
  ])('may not be %s: %s', async (password, code) => expect(await verdict(password)).toBe(code));
});
