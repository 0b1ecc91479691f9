import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

/** Keyed hashes, so that neither phones nor addresses nor codes can be read from the database. */
export interface PhoneCodes {
  newCode(): string;
  /** The same for one phone or address every time. */
  keyOf(kind: 'phone' | 'address', value: string): string;
  hashOf(rowId: string, code: string): string;
  fits(rowId: string, code: string, hash: string): boolean;
}

export function createPhoneCodes(secret: string): PhoneCodes {
  const hash = (...parts: string[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['phone-code', ...parts]))
      .digest('base64url');
  return {
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    keyOf: (kind, value) => hash(kind, value),
    hashOf: (rowId, code) => hash('code', rowId, code),
    fits: (rowId, code, stored) => {
      const given = Buffer.from(hash('code', rowId, code));
      const kept = Buffer.from(stored);
      return given.length === kept.length && timingSafeEqual(given, kept);
    },
  };
}
