/** A set of small whole numbers: tables with thousands of rules are compared pair by pair. */
export class BitSet {
  readonly #words: Uint32Array;

  /** @param size numbers from 0 to below this can be in it */
  constructor(size: number) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  add(number: number): void {
    const at = number >>> 5;
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return (((this.#words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  /** The smallest number that is also in the other one. */
  firstInBoth(other: BitSet): number | undefined {
    for (let at = 0; at < this.#words.length; at++) {
      const both = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
      if (both !== 0) return at * 32 + 31 - Math.clz32(both & -both);
    }
    return undefined;
  }
}
