import type { Client } from 'pg';

/** A row as JSON, by column. */
export type Row = Readonly<Record<string, unknown>>;

export interface Table {
  /** Quoted, with its schema. */
  readonly name: string;
  /** Columns of its primary key. */
  readonly key: readonly string[];
  /** Condition on the rows `t` of instance `$1`. */
  readonly belongs: string;
}

/** All rows that belong to one instance. */
export type Bundle = readonly { readonly table: Table; readonly rows: readonly Row[] }[];

/** The tables that hold an instance, its own first; jobs carry its id in their data. */
export async function instanceTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; key: string[]; column: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS "name", k."key",
      CASE WHEN c.relname = 'Instance' THEN 'id' ELSE 'instanceId' END AS "column"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
      SELECT array_agg(a.attname::text ORDER BY a.attnum) AS "key" FROM pg_index x
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(x.indkey)
      WHERE x.indrelid = c.oid AND x.indisprimary) k
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND (c.relname = 'Instance' OR EXISTS (
      SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'instanceId'))
    ORDER BY c.relname <> 'Instance', c.relname <> 'Round', c.relname <> 'Task', c.relname`);
  const tables = rows.map(({ name, key, column }) => ({ name, key, belongs: `t."${column}" = $1::uuid` }));
  return [...tables, { name: 'pgboss.job', key: ['id', 'name'], belongs: `t."data"->>'instanceId' = $1` }];
}

export async function readBundle(client: Client, tables: readonly Table[], instanceId: string): Promise<Bundle> {
  const bundle: { table: Table; rows: Row[] }[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS "row" FROM ${table.name} t WHERE ${table.belongs}`,
      [instanceId],
    );
    bundle.push({ table, rows: rows.map(({ row }) => row) });
  }
  return bundle;
}

/** What tells a row from the others of its table. */
export const identity = ({ key }: Table, row: Row): string => JSON.stringify(key.map((column) => row[column]));
