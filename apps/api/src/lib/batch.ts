/** Lookups by key that are asked together and remembered. */
export interface Batch<V> {
  /** The answer for a key; undefined when there is none. */
  find(key: string): Promise<V | undefined>;
}

/** Asks once for all keys wanted within the same turn, and never twice for one. A failed question is asked again. */
export function batch<V>(ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>): Batch<V> {
  const known = new Map<string, Promise<V | undefined>>();
  let waiting: { keys: string[]; answer: Promise<ReadonlyMap<string, V>> } | null = null;

  const join = (key: string): Promise<ReadonlyMap<string, V>> => {
    if (waiting) {
      waiting.keys.push(key);
      return waiting.answer;
    }
    const keys = [key];
    const answer = Promise.resolve().then(() => {
      waiting = null;
      return ask(keys);
    });
    waiting = { keys, answer };
    return answer;
  };
  return {
    find(key) {
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = join(key).then(
        (answers) => answers.get(key),
        (error: unknown) => {
          known.delete(key);
          throw error;
        },
      );
      known.set(key, found);
      return found;
    },
  };
}
