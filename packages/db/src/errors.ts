/** What can be wrong with a database before it serves anything, and with a transaction that lost too often. */
export const DATABASE_ERROR_CODES = [
  'database-url-invalid',
  'database-unreachable',
  'database-access-denied',
  'database-missing',
  'data-folder-unwritable',
  'data-folder-in-use',
  'data-folder-damaged',
  'migration-failed',
  'transaction-contention',
] as const;

export type DatabaseErrorCode = (typeof DATABASE_ERROR_CODES)[number];

/** A failure of the database that an operator can mend; `message` is one line that says what, where and how. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The `code` of a Node or PostgreSQL error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The message of anything that was thrown, on one line. */
export function errorLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, ' ').trim();
}
