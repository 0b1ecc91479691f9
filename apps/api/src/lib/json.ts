import type { Prisma } from '@flowhall/db';

/** A JSON column as the type under which it was written. Only for columns that this server alone writes. */
export const fromJson = <T>(value: unknown): T => value as T;

/** A plain value for a JSON column. Its type must be JSON: dates, maps and functions would be lost. */
export const toJson = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
