import { Prisma } from '@flowhall/db';
import type { Reach } from './reach.ts';

/** The columns that tell where a row belongs. Without departments, no row is of one. */
export interface PlaceColumns {
  readonly item: Prisma.Sql;
  readonly department?: Prisma.Sql;
}

/** Conditions on rows that a permission reaches; none where it reaches everything. */
export function withinReach(reach: Reach, { item, department }: PlaceColumns): Prisma.Sql[] {
  if (reach === 'everything') return [];
  if (reach.length === 0) return [Prisma.sql`false`];
  const alternatives = reach.map(({ departmentIds, itemKeys }) => {
    if (departmentIds && !department) return Prisma.sql`false`;
    const parts = [
      ...(itemKeys ? [Prisma.sql`${item} = ANY(${[...itemKeys]}::text[])`] : []),
      ...(departmentIds && department ? [Prisma.sql`${department} = ANY(${[...departmentIds]}::uuid[])`] : []),
    ];
    return parts.length > 0 ? Prisma.sql`(${Prisma.join(parts, ' AND ')})` : Prisma.sql`true`;
  });
  return [Prisma.sql`(${Prisma.join(alternatives, ' OR ')})`];
}

/** The services that a permission reaches, for rows that belong to nothing else; undefined: all. */
export function itemKeysWithin(reach: Reach): string[] | undefined {
  if (reach === 'everything') return undefined;
  return [...new Set(reach.flatMap(({ departmentIds, itemKeys }) => (departmentIds ? [] : (itemKeys ?? []))))];
}
