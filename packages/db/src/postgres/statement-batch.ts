import { type Connection, Query } from 'pg';
import { isForgottenStatement, isStaleStatement } from '../failures.ts';
import { type Encoded, reader } from './values.ts';

/** A statement with `$1`, `$2` … for its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One on its way. */
export interface Asked extends Statement {
  readonly values: Encoded[];
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export interface Answer {
  readonly rows: readonly unknown[];
  /** Rows that were written, or read where none were. */
  readonly count: number;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** A statement that a connection keeps. */
interface Prepared {
  readonly name: string;
  columns: readonly Column[];
  /** The server has carried it out once. */
  proven: boolean;
}

/** Statements that each connection keeps prepared; those with lists of many lengths must not fill the server's memory. */
export const MAX_PREPARED = 500;

/** The statements that one connection keeps, by their text. */
export class PreparedStatements {
  private readonly kept = new Map<string, Prepared>();
  private names = 0;
  /** Counted apart from what is kept: the server has those as well that were dropped. */
  private room = MAX_PREPARED;

  find(text: string): Prepared | undefined {
    return this.kept.get(text);
  }

  add(text: string): Prepared {
    // Those for which there is no more room have no name: the next one takes their place.
    const isKept = this.room > 0;
    const prepared = { name: isKept ? `raw_${this.names}` : '', columns: [], proven: false };
    if (isKept) {
      this.names += 1;
      this.room -= 1;
      this.kept.set(text, prepared);
    }
    return prepared;
  }

  /** The server may not have got as far as preparing it. */
  drop(text: string): void {
    if (this.kept.get(text)?.proven === false) this.kept.delete(text);
  }

  /** Their names are not used again: the server may still know them. */
  dropAll(): void {
    this.kept.clear();
    this.room = MAX_PREPARED;
  }
}

/**
 * Several statements as one message, answered by one: what the server does for each is little beside being woken for it.
 * They run in order, and after one that fails the server passes over the rest. Statements are prepared, and described
 * once. pg calls the methods; pipelining, it takes nothing but queries of its own.
 */
export class StatementBatch extends Query {
  private readonly asked: readonly Asked[];
  private readonly statements: PreparedStatements;
  private readonly prepared: Prepared[] = [];
  /** How many have been answered. */
  private answered = 0;
  private received: unknown[] = [];

  constructor(asked: readonly Asked[], statements: PreparedStatements) {
    super({ text: '' });
    this.asked = asked;
    this.statements = statements;
  }

  get texts(): readonly string[] {
    return this.asked.map(({ text }) => text);
  }

  /** Without one, pg would make a promise of the whole. */
  readonly callback = (): void => undefined;

  override submit = (connection: Connection): null => {
    connection.stream.cork();
    try {
      for (const { text, values } of this.asked) {
        const known = this.statements.find(text);
        const prepared = known ?? this.statements.add(text);
        const { name } = prepared;
        if (!known) {
          connection.parse({ name, text, types: [] }, true);
          connection.describe({ type: 'S', name }, true);
        }
        connection.bind({ statement: name, values }, true);
        connection.execute({}, true);
        this.prepared.push(prepared);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    return null;
  };

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    const prepared = this.prepared[this.answered];
    if (prepared) prepared.columns = fields.map(({ name, dataTypeID }) => ({ name, read: reader(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    for (const [index, { name, read }] of (this.prepared[this.answered]?.columns ?? []).entries()) {
      const text = fields[index] ?? null;
      row[name] = text === null ? null : read(text);
    }
    this.received.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const rows = this.received;
    const prepared = this.prepared[this.answered];
    if (prepared) prepared.proven = true;
    // The tag ends with a number wherever rows were written or read.
    this.asked[this.answered]?.resolve({ rows, count: Number(/ (\d+)$/.exec(text)?.[1] ?? 0) });
    this.answered += 1;
    this.received = [];
  }

  handleError(error: Error, connection: Connection): void {
    // What made one of them stale made others stale too, and each would cost the transaction another attempt.
    if (isStaleStatement(error)) this.statements.dropAll();
    // A server that has forgotten these has forgotten those that pg keeps, `ROLLBACK` among them.
    if (isForgottenStatement(error)) Reflect.set(connection, 'parsedStatements', {});
    for (const { text, reject } of this.asked.slice(this.answered)) {
      this.statements.drop(text);
      reject(error);
    }
  }

  handleReadyForQuery(): void {
    // Every statement has been answered by now.
  }
}
