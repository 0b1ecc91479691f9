interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The rows of a list page after page, as many as `most`, and whether there are more. */
export async function collectPages<T>(
  most: number,
  read: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<{ readonly rows: readonly T[]; readonly more: boolean }> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  return { rows: rows.slice(0, most), more: cursor !== undefined || rows.length > most };
}
