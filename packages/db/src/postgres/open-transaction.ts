import { AsyncLocalStorage } from 'node:async_hooks';
import type { Answer, Asked, Statement } from './statement-batch.ts';
import { type Encoded, encode } from './values.ts';

const nothing = (): void => undefined;
const COMMIT: Statement = { text: 'COMMIT', values: [] };
const BEGIN: Asked = { text: 'BEGIN', values: [], resolve: nothing, reject: nothing };

/** Its time may have been over: the code is what Prisma gives for that. */
class TransactionEndedError extends Error {
  override readonly name = 'TransactionEndedError';
  readonly code = 'P2028';

  constructor() {
    super('The transaction has ended');
  }
}

/** A transaction of one connection. What is asked of it in the same turn goes to the server together, after `BEGIN`. */
export class OpenTransaction {
  private readonly send: (asked: readonly Asked[]) => void;
  private asked: Asked[] = [BEGIN];
  private begun = false;
  private leaving = false;
  private ended = false;
  private committed = false;

  constructor(send: (asked: readonly Asked[]) => void) {
    this.send = send;
  }

  /** Rejects once the transaction has ended: its connection may serve somebody else by then. */
  async ask(text: string, values: readonly unknown[]): Promise<Answer> {
    // Encoded here, what cannot be encoded fails alone: nothing of it has been sent yet.
    return this.put(text, values.map(encode));
  }

  private put(text: string, values: Encoded[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.ended) throw new TransactionEndedError();
      this.asked.push({ text, values, resolve, reject });
      if (!this.leaving) process.nextTick(() => this.flush());
      this.leaving = true;
    });
  }

  /** Sends what has been asked, before something else goes out. */
  flush(): void {
    const { asked } = this;
    this.asked = [];
    this.begun = true;
    this.leaving = false;
    if (asked.length > 0) this.send(asked);
  }

  /** Sends the last statements together with `COMMIT`, which the server passes over when one of them fails. */
  async commit(statements: readonly Statement[]): Promise<void> {
    // All are encoded before the first is put: COMMIT must not go without one of them.
    const encoded = [...statements, COMMIT].map(({ text, values }) => ({ text, values: values.map(encode) }));
    const last = encoded.map(({ text, values }) => this.put(text, values));
    this.ended = true;
    await Promise.all(last);
    this.committed = true;
  }

  /** Nothing may be asked any more. False when there is nothing to end: it has been committed, or never begun. */
  end(): boolean {
    this.ended = true;
    if (this.committed || (!this.begun && this.asked.length === 1)) return false;
    this.flush();
    return true;
  }
}

const beginning = new AsyncLocalStorage<{ transaction?: OpenTransaction }>();

/** A connection tells that a transaction begins on it. */
export function transactionBegins(transaction: OpenTransaction): void {
  const place = beginning.getStore();
  if (place) place.transaction = transaction;
}

/** Runs what begins a transaction, and lets it find the one that began. */
export const whileBeginning = <T>(work: (begun: () => OpenTransaction | undefined) => Promise<T>): Promise<T> => {
  const place: { transaction?: OpenTransaction } = {};
  return beginning.run(place, () => work(() => place.transaction));
};
