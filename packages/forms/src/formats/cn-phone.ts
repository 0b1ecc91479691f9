/** Mainland mobile numbers (optionally with +86) and landlines with area code (`0731-58290000`). */
export function isPhone(value: string): boolean {
  return /^(?:\+?86[- ]?)?1[3-9]\d{9}$/.test(value) || /^0\d{2,3}-?[2-9]\d{6,7}$/.test(value);
}
