import { describe, expect, it } from 'vitest';
import { newCode, readCode, showCode } from './sheet-code.ts';

describe('the verification code', () => {
  it('is read as it is printed and as it is typed', () => {
    const code = newCode();
    expect(showCode(code)).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    expect(readCode(showCode(code))).toBe(code);
    expect(readCode(` ${showCode(code).toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
  });

  it('is new each time', () => {
    expect(new Set(Array.from({ length: 500 }, newCode)).size).toBe(500);
  });

  it.each([
    '',
    'ABCD-EFGH-JKLM-NPQ',
    'ABCD-EFGH-JKLM-NPQRS',
    '0000-0000-0000-0000',
    '../../etc/passwd',
    'ABCD-EFGH-JKLM-NPQ%',
  ])('is not %j', (typed) => expect(readCode(typed)).toBeNull());
});
