import { DatabaseError } from '@flowhall/db';

/** Prisma's codes for a database that is busy or away: pool exhausted, not reachable, transaction not startable. */
const TRANSIENT = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);

/** Whether the same thing may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === 'transaction-contention';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && TRANSIENT.has(error.code);
}
