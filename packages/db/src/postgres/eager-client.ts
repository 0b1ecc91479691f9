import { Client, type ClientConfig } from 'pg';
import { OpenTransaction, transactionBegins } from './open-transaction.ts';
import { PreparedStatements, StatementBatch } from './statement-batch.ts';

const textOf = (statement: unknown): string | undefined => {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement
    ? String(statement.text)
    : undefined;
};

const NOTHING = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * A connection that does not wait where nothing is to be learnt. Statements go out as they are asked for, not each after
 * the answer to the one before; the server runs them in order, each seeing what the ones before it did. `BEGIN` travels
 * with the first statement of its transaction, and a transaction without statements does not go to the server at all.
 * After a failed statement the server refuses the rest of the transaction, those already sent included.
 */
export class EagerClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, pipeline: true });
    const send = this.query.bind(this);
    const prepared = new PreparedStatements();
    let transaction: OpenTransaction | undefined;
    let corked = false;
    /** What is asked for in the same turn leaves as one packet. */
    const collect = () => {
      if (corked) return;
      corked = true;
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => {
        corked = false;
        stream.uncork();
      });
    };
    const query = (statement: string | StatementBatch, ...rest: []) => {
      if (statement instanceof StatementBatch) return send(statement);
      const text = textOf(statement);
      if (text === 'BEGIN') {
        transaction = new OpenTransaction((asked) => void this.query(new StatementBatch(asked, prepared)));
        transactionBegins(transaction);
        return Promise.resolve(NOTHING);
      }
      const open = transaction;
      if (text === 'COMMIT' || text === 'ROLLBACK') {
        transaction = undefined;
        if (open && !open.end()) return Promise.resolve(NOTHING);
      } else {
        open?.flush();
      }
      collect();
      return send(statement, ...rest);
    };
    this.query = query as typeof this.query;
  }
}
