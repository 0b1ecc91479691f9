/** Where something of one person is kept in the browser, which others may use after them. */
export const ownKey = (userId: string, name: string): string => `${PREFIX}${userId}.${name}`;

const PREFIX = 'flowhall.own.';

/** Forgets what a person has kept in the browser. A forbidden storage keeps nothing anyway. */
export function forgetOwn(userId: string, storage: Pick<Storage, 'key' | 'length' | 'removeItem'>): void {
  try {
    const keys = Array.from({ length: storage.length }, (_none, at) => storage.key(at));
    for (const key of keys) if (key?.startsWith(ownKey(userId, ''))) storage.removeItem(key);
  } catch {
    // There is nothing to forget.
  }
}
