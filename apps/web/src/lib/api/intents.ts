/**
 * Idempotency keys, one per thing that the user wants: the same request (method, address, contents) keeps its key
 * while it is under way or its fate is unknown, so that a double press or a repeat after a lost connection acts once.
 */
export interface Intents {
  keyFor(fingerprint: string): string;
  /** The server has decided; the same request made again is a new intent. */
  settle(fingerprint: string): void;
}

export function createIntents(newKey: () => string): Intents {
  const open = new Map<string, string>();
  return {
    keyFor(fingerprint) {
      const key = open.get(fingerprint) ?? newKey();
      open.set(fingerprint, key);
      return key;
    },
    settle(fingerprint) {
      open.delete(fingerprint);
    },
  };
}

/** A random UUID; unlike crypto.randomUUID it also works on a plain-HTTP address inside a campus network. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
