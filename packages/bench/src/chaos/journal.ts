/** What a client knows of a request that it sent, perhaps many times, under one key. */
export type Knowledge =
  /** It was told that it is done. */
  | 'done'
  /** It was told that it is refused. */
  | 'refused'
  /** It has no answer: done or not. */
  | 'unknown';

export interface Entry {
  readonly kind: 'start' | 'complete' | 'return';
  knowledge: Knowledge;
  /** How often it was sent. */
  attempts: number;
}

/** Everything that the clients asked for, by key; the key is also the opinion, so that it can be found in the history. */
export type Journal = Map<string, Entry>;

export const count = (journal: Journal, knowledge: Knowledge): number =>
  [...journal.values()].filter((entry) => entry.knowledge === knowledge).length;
