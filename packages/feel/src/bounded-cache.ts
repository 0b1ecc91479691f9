/** Keeps what was asked for last; beyond its size the longest unused goes. */
export class BoundedCache<V> {
  readonly #size: number;
  readonly #entries = new Map<string, V>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: string, make: () => V): V {
    let value = this.#entries.get(key);
    if (value === undefined) {
      value = make();
      const [oldest] = this.#entries.keys();
      if (this.#entries.size >= this.#size && oldest !== undefined) this.#entries.delete(oldest);
    } else this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }
}
