const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** Why an ID number is refused; `undefined` when it is right. */
export type IdNumberFault = 'length' | 'birth-date' | 'checksum';

function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The check digit (GB 11643, ISO 7064 MOD 11-2) for the first 17 digits. */
export function idNumberCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** Checks an 18-digit resident identity number: shape, a birth date that exists (1800 on), checksum. */
export function idNumberFault(value: string): IdNumberFault | undefined {
  if (!/^[1-9]\d{16}[\dXx]$/.test(value)) return 'length';
  const year = Number(value.slice(6, 10));
  if (year < 1800 || !isRealDate(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) return 'birth-date';
  return idNumberCheckDigit(value.slice(0, 17)) === value.charAt(17).toUpperCase() ? undefined : 'checksum';
}

export function isIdNumber(value: string): boolean {
  return idNumberFault(value) === undefined;
}
