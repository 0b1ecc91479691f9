import { collectAfterCommit } from './after-commit.ts';
import type { Transaction } from './database.ts';
import { DatabaseError } from './errors.ts';
import { isContention } from './failures.ts';
import type { PrismaClient } from './generated/client.ts';
import { whileBeginning } from './postgres/open-transaction.ts';
import { putOff, withRawStatements } from './postgres/raw-statements.ts';
import type { Statement } from './postgres/statement-batch.ts';

export interface TransactionOptions {
  /** How often in all the function may run. */
  attempts?: number;
  /** Longest wait for a connection, in milliseconds. */
  maxWait?: number;
  /** Longest duration of one attempt, in milliseconds. */
  timeout?: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs `fn` in one interactive transaction (READ COMMITTED) and commits when it resolves. After a deadlock, a
 * serialization failure or a change of the tables it reads the whole function runs again, so it must have no effect
 * outside the transaction.
 *
 * What is executed raw through `last` counts as no rows: it goes to the database after everything else, in its order and
 * together with the commit, so that nobody waits for it in between.
 * @throws DatabaseError `transaction-contention` when every attempt lost; whatever `fn` throws otherwise.
 */
export async function withTransaction<T>(
  prisma: PrismaClient,
  fn: (tx: Transaction, last: Transaction) => Promise<T>,
  { attempts = 4, maxWait = 10_000, timeout = 15_000 }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let committed: { readonly result: T } | undefined;
    let tell = (): void => undefined;
    try {
      const result = await whileBeginning((begun) =>
        prisma.$transaction(
          async (prismaTx) => {
            const transaction = begun();
            const tx = transaction ? withRawStatements(prismaTx, transaction) : prismaTx;
            const last: Statement[] = [];
            const end = putOff(tx, (statement) => void last.push(statement));
            tell = collectAfterCommit(tx, end);
            const result = await fn(tx, end);
            if (last.length === 0) return result;
            if (transaction) {
              await transaction.commit(last);
              committed = { result };
            } else {
              for (const { text, values } of last) await tx.$executeRawUnsafe(text, ...values);
            }
            return result;
          },
          { maxWait, timeout },
        ),
      );
      tell();
      return result;
    } catch (error) {
      // What has been done is done, even if Prisma's time was over before it heard of it.
      if (committed) {
        tell();
        return committed.result;
      }
      if (!isContention(error)) throw error;
      if (attempt >= attempts) {
        throw new DatabaseError('transaction-contention', `A transaction lost against others ${attempts} times.`, {
          cause: error,
        });
      }
      // Random, so that two that collided do not collide again.
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}
