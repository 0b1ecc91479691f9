import type { Transaction } from './database.ts';

const waiting = new WeakMap<Transaction, (() => void)[]>();

/** Lets work wait for a transaction under all the names that it goes by. Returns how to begin that work. */
export function collectAfterCommit(...transactions: readonly Transaction[]): () => void {
  const works: (() => void)[] = [];
  for (const transaction of transactions) waiting.set(transaction, works);
  return () => {
    for (const work of works.splice(0)) work();
  };
}

/**
 * Does something in this process once the transaction has committed; never if it rolls back, or if the process ends
 * before. It must not throw: the transaction has happened.
 * @throws TypeError when the transaction is none of `withTransaction`
 */
export function afterCommit(tx: Transaction, work: () => void): void {
  const works = waiting.get(tx);
  if (!works) throw new TypeError('Only a transaction of withTransaction tells of its commit');
  works.push(work);
}
