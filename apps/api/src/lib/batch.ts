/**
 * A lookup by key that remembers its answers and asks once for all keys wanted within the same turn. Keys without an
 * answer give undefined. A failed question is asked again next time.
 */
export function batch<V>(ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
  const known = new Map<string, Promise<V | undefined>>();
  let waiting: { keys: string[]; answer: Promise<ReadonlyMap<string, V>> } | null = null;
  return (key: string): Promise<V | undefined> => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (!waiting) {
      const keys: string[] = [];
      const answer = Promise.resolve().then(() => {
        waiting = null;
        return ask(keys);
      });
      waiting = { keys, answer };
    }
    waiting.keys.push(key);
    const found = waiting.answer.then(
      (answers) => answers.get(key),
      (error: unknown) => {
        known.delete(key);
        throw error;
      },
    );
    known.set(key, found);
    return found;
  };
}
