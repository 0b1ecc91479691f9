import type { Database } from '@flowhall/db';

const CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i;

/** What `pg` hands out; its `query` takes a text or an object with one. */
interface Connection {
  query: (...args: unknown[]) => unknown;
}

/** A text, an object with one, or several that go together. */
const textsOf = (statement: unknown): string[] => {
  if (typeof statement === 'string') return [statement];
  if (typeof statement !== 'object' || statement === null) return [];
  if ('texts' in statement && Array.isArray(statement.texts)) return statement.texts.map(String);
  return 'text' in statement ? [String(statement.text)] : [];
};

/** The statements that `work` sends to a PostgreSQL server, in order, without those that only begin and end. */
export async function collectStatements(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  if (database.kind !== 'postgres') throw new Error('Statements are counted at the connections of a server');
  const statements: string[] = [];
  const restore: (() => void)[] = [];
  const watch = (connection: Connection) => {
    const { query } = connection;
    connection.query = (...args) => {
      statements.push(...textsOf(args[0]).filter((text) => !CONTROL.test(text)));
      return query.apply(connection, args);
    };
    restore.push(() => {
      connection.query = query;
    });
  };
  const watched = new Set<unknown>();
  const onAcquire = (connection: object) => {
    if (watched.has(connection)) return;
    watched.add(connection);
    watch(connection as Connection);
  };
  database.pool.on('acquire', onAcquire);
  try {
    await work();
  } finally {
    database.pool.off('acquire', onAcquire);
    for (const one of restore) one();
  }
  return statements;
}
