import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool } from 'pg';
import type { PostgresDatabase } from '../database.ts';
import { DatabaseError, errorCode, errorLine } from '../errors.ts';
import { PrismaClient } from '../generated/client.ts';
import { EagerClient } from './eager-client.ts';
import { createListener } from './listener.ts';
import { MAX_PREPARED } from './statement-batch.ts';

const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5000;

/** Names for prepared statements: the first ones that a process sends, which are those that it sends all the time. */
function statementNames(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    // An empty name is a statement that is forgotten after use.
    if (known !== undefined || names.size >= MAX_PREPARED) return known ?? '';
    const name = `flowhall_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** Where a URL points, without its password. */
function describe(url: string): string {
  try {
    const client = new Client({ connectionString: url });
    return `${client.host}:${client.port}/${client.database ?? ''}`;
  } catch (error) {
    throw invalid(error);
  }
}

function invalid(cause?: unknown): DatabaseError {
  return new DatabaseError(
    'database-url-invalid',
    'DATABASE_URL is not a PostgreSQL address. It looks like postgresql://user:password@host:5432/database.',
    { cause },
  );
}

function explain(error: unknown, place: string): DatabaseError {
  const options = { cause: error };
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
    case '42501':
      return new DatabaseError(
        'database-access-denied',
        `PostgreSQL at ${place} refuses the sign-in: ${errorLine(error)}. Check user and password in DATABASE_URL.`,
        options,
      );
    case '3D000':
      return new DatabaseError(
        'database-missing',
        `PostgreSQL at ${place} has no such database. Create it, or correct DATABASE_URL.`,
        options,
      );
    default:
      return new DatabaseError(
        'database-unreachable',
        `PostgreSQL at ${place} does not answer: ${errorLine(error) || errorCode(error)}. Start it, or correct DATABASE_URL.`,
        options,
      );
  }
}

/** @throws DatabaseError when the URL is wrong or the server does not let us in. */
export async function openPostgresDatabase(url: string, poolSize = DEFAULT_POOL_SIZE): Promise<PostgresDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url)) throw invalid();
  const place = describe(url);
  const pool = new Pool({
    Client: EagerClient,
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A connection that dies while idle is replaced by the pool; without a handler it would end the process.
  pool.on('error', () => {});
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw explain(error, place);
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }) });
  const listener = createListener(url);
  return {
    kind: 'postgres',
    prisma,
    url,
    pool,
    listen: listener.listen,
    async close() {
      await listener.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
