import { randomInt } from 'node:crypto';

/** Without signs that look alike on paper. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 16;

/** A new verification code: 80 bits, so that nobody finds one by trying. */
export const newCode = (): string => Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** A code as people type it: case, blanks and hyphens do not matter. Null for what is none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}

/** A code as it is printed: in groups of four. */
export const showCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
