import type { Transaction } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { OpenTransaction } from './open-transaction.ts';
import type { Answer, Statement } from './statement-batch.ts';

type Raw = Pick<Transaction, '$queryRaw' | '$executeRaw' | '$queryRawUnsafe' | '$executeRawUnsafe'>;
type Query = TemplateStringsArray | Prisma.Sql;

/**
 * The same transaction with its raw statements going straight to the connection: Prisma has nothing to add to them, and
 * its way takes longer than the statement itself. Answers are those that Prisma gives.
 */
export function withRawStatements(tx: Transaction, transaction: OpenTransaction): Transaction {
  const ask = (query: Query, given: readonly unknown[]): Promise<Answer> => {
    const { text, values } = statementOf(query, given);
    return transaction.ask(text, values);
  };
  const raw: Raw = {
    $queryRaw: <T>(query: Query, ...values: unknown[]) => answered<T>(ask(query, values), rowsOf),
    $executeRaw: (query, ...values) => answered(ask(query, values), countOf),
    $queryRawUnsafe: <T>(text: string, ...values: unknown[]) => answered<T>(transaction.ask(text, values), rowsOf),
    $executeRawUnsafe: (text, ...values) => answered(transaction.ask(text, values), countOf),
  };
  return override(tx, raw);
}

/**
 * The same transaction for statements whose answers nobody waits for: `put` gets what is to be executed, which counts
 * as nothing. Queries are answered as ever.
 */
export const putOff = (tx: Transaction, put: (statement: Statement) => void): Transaction =>
  override(tx, {
    $executeRaw: (query, ...values) => {
      put(statementOf(query, values));
      return counted(0);
    },
    $executeRawUnsafe: (text, ...values) => {
      put({ text, values });
      return counted(0);
    },
  });

const override = (tx: Transaction, own: Partial<Raw>): Transaction =>
  new Proxy(tx, { get: (target, key) => (key in own ? own[key as keyof Raw] : Reflect.get(target, key)) });

const statementOf = (query: Query, values: readonly unknown[]): Statement =>
  'text' in query ? query : Prisma.sql(query, ...values);

const counted = (count: number) => answered(Promise.resolve({ rows: [], count }), countOf);

// The caller names the type of the rows, as Prisma lets it.
const rowsOf = <T>(answer: Answer): T => answer.rows as T;
const countOf = (answer: Answer): number => answer.count;

const answered = <T>(answer: Promise<Answer>, read: (answer: Answer) => T): Prisma.PrismaPromise<T> =>
  new AnswerPromise((resolve, reject) => void answer.then((one) => resolve(read(one)), reject));

/** Prisma tells its promises by this name. */
class AnswerPromise<T> extends Promise<T> {
  static override get [Symbol.species]() {
    return Promise;
  }

  override readonly [Symbol.toStringTag] = 'PrismaPromise';
}
