import { DatabaseError, errorCode } from './errors.ts';

/** Serialization failure and deadlock, as PostgreSQL and Prisma name them. */
const CONTENTION = new Set(['40001', '40P01', 'P2034']);

/** Prisma's codes for a database that is busy or away: pool exhausted, not reachable, transaction not startable. */
const PRISMA_AWAY = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);

/** PostgreSQL's: connection lost, out of resources, shutting down or starting up. */
const POSTGRES_AWAY = /^(08...|53...|57P..)$/;

const SOCKET_AWAY = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

/** pg and its pool give these no code. */
const PG_AWAY = /^Connection terminated|^timeout exceeded when trying to connect$|is not queryable$/;

/** The same failures as Prisma's adapters name them. */
const KINDS_AWAY = new Set(['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout', 'TooManyConnections']);

/** Whether PostgreSQL knows no prepared statement of this name, though it did. */
export const isForgottenStatement = (error: unknown): boolean => errorCode(error) === '26000';

/** Whether PostgreSQL no longer takes a prepared statement: what it reads has been altered since, or it is forgotten. */
export const isStaleStatement = (error: unknown): boolean =>
  isForgottenStatement(error) ||
  // The other errors with this code are bugs; the message depends on the server's language.
  (errorCode(error) === '0A000' && text(error, 'routine') === 'RevalidateCachedQuery');

/** Whether a transaction failed for no fault of its own and may run again at once. */
export const isContention = (error: unknown): boolean =>
  layers(error).some(
    (layer) =>
      CONTENTION.has(errorCode(layer) ?? '') ||
      CONTENTION.has(text(layer, 'originalCode') ?? '') ||
      text(layer, 'kind') === 'TransactionWriteConflict' ||
      isStaleStatement(layer),
  );

/** Whether the same thing may succeed a moment later: the database is busy or away. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === 'transaction-contention';
  return layers(error).some(isAway);
}

function isAway(layer: object): boolean {
  const codes = [errorCode(layer), text(layer, 'originalCode')];
  return (
    codes.some((code = '') => PRISMA_AWAY.has(code) || POSTGRES_AWAY.test(code) || SOCKET_AWAY.has(code)) ||
    KINDS_AWAY.has(text(layer, 'kind') ?? '') ||
    PG_AWAY.test(text(layer, 'message') ?? '')
  );
}

/** An error with what it wraps: causes, and the driver's error that Prisma carries in `meta`. */
function layers(error: unknown): object[] {
  const found: object[] = [];
  for (let layer = error; isObject(layer) && !found.includes(layer); layer = wrapped(layer)) found.push(layer);
  return found;
}

function wrapped(layer: object): unknown {
  const meta = 'meta' in layer ? layer.meta : undefined;
  if (isObject(meta) && 'driverAdapterError' in meta) return meta.driverAdapterError;
  return 'cause' in layer ? layer.cause : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function text(layer: unknown, key: string): string | undefined {
  const value = isObject(layer) ? Reflect.get(layer, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
