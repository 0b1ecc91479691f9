import type { Client } from 'pg';
import { type Bundle, identity, type Row, type Table } from './bundle.ts';
import { copyId, copyIdSql } from './ids.ts';
import { byIdentity, type Template } from './templates.ts';

/** Kinds of the ids that a transaction makes up. */
const MADE_UP = 0x8000;

/** What one completion wrote, as a transaction of pgbench on the same tables. */
export interface RowWrites {
  readonly script: string;
  readonly inserts: number;
  readonly updates: number;
  readonly deletes: number;
}

/** The rows of one copy before and after its task was completed. */
export interface Completion {
  readonly template: Template;
  /** Number of the copy. */
  readonly n: number;
  readonly before: Bundle;
  readonly after: Bundle;
}

export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Types of all columns, by table. */
export async function columnTypes(client: Client, tables: readonly Table[]): Promise<ColumnTypes> {
  const types = new Map<string, Map<string, string>>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ column: string; type: string }>(
      `SELECT attname AS "column", format_type(atttypid, atttypmod) AS "type" FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [name],
    );
    types.set(name, new Map(rows.map(({ column, type }) => [column, type])));
  }
  return types;
}

/**
 * The same locks, inserts, updates and deletes as the completion made, statement by statement in one transaction, on a
 * random copy of the same template. Values are those of the completion, so rows are as large.
 */
export function rowWrites(completion: Completion, types: ColumnTypes, copies: number, of: number): RowWrites {
  const { template, n, before, after } = completion;
  const own = new Map([...template.kinds].map(([, kind]) => [copyId(kind, n), copyIdSql(kind, ':benchcopy')]));
  const values = new Literals(types, own);
  const statements: string[] = [];
  const counts = { inserts: 0, updates: 0, deletes: 0 };
  for (const { table, rows } of after) {
    const old = byIdentity(table, before.find((one) => one.table.name === table.name)?.rows ?? []);
    for (const row of rows) {
      const previous = old.get(identity(table, row));
      old.delete(identity(table, row));
      const statement = previous ? values.update(table, previous, row) : values.insert(table, row);
      if (!statement) continue;
      statements.push(statement);
      counts[previous ? 'updates' : 'inserts'] += 1;
    }
    for (const gone of old.values()) {
      statements.push(`DELETE FROM ${table.name} WHERE ${values.matches(table, gone)};`);
      counts.deletes += 1;
    }
  }
  const [instance] = before[0]?.rows ?? [];
  const lock = `SELECT "id" FROM "Instance" WHERE "id" = ${values.of('public."Instance"', 'id', instance?.id)} FOR UPDATE;`;
  const script = [
    `\\set benchcopy ${of} * random(1, ${Math.floor(copies / of) - 1}) + ${template.index}`,
    '\\set benchnew random(1, 281474976710655)',
    '\\set benchsequence random(1000, 2000000000)',
    ...['BEGIN;', lock, ...statements, 'COMMIT;', ''],
  ].join('\n');
  return { script, ...counts };
}

/** Columns that are part of a key and would collide if every transaction wrote the same. */
const UNIQUE = new Set(['public."Participant".userId', 'public."IdempotencyKey".key', 'pgboss.job.singleton_key']);

/** Values as SQL, with ids that fit the copy which a transaction works on. */
class Literals {
  private readonly types: ColumnTypes;
  private readonly ids: Map<string, string>;

  constructor(types: ColumnTypes, own: ReadonlyMap<string, string>) {
    this.types = types;
    this.ids = new Map(own);
  }

  insert(table: Table, row: Row): string {
    if (typeof row.id === 'string') this.madeUp(row.id);
    const columns = Object.keys(row);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = columns.map((column) => this.of(table.name, column, row[column])).join(', ');
    // a copy may be drawn again, and some rows there can be only one of
    return `INSERT INTO ${table.name} (${names}) VALUES (${values}) ON CONFLICT DO NOTHING;`;
  }

  update(table: Table, before: Row, after: Row): string | undefined {
    const changed = Object.keys(after).filter(
      (column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]),
    );
    if (changed.length === 0) return undefined;
    const set = changed.map((column) => `"${column}" = ${this.of(table.name, column, after[column])}`).join(', ');
    return `UPDATE ${table.name} SET ${set} WHERE ${this.matches(table, after)};`;
  }

  matches(table: Table, row: Row): string {
    return table.key.map((column) => `"${column}" = ${this.of(table.name, column, row[column])}`).join(' AND ');
  }

  of(table: string, column: string, value: unknown): string {
    const type = this.types.get(table)?.get(column) ?? 'text';
    if (value === null || value === undefined) return 'NULL';
    if (column === 'seq') return `:benchsequence + ${String(value)}`;
    if (type.endsWith('[]')) return this.list(value, type);
    if (type === 'jsonb') return `${quote(JSON.stringify(value))}::jsonb`;
    if (typeof value !== 'string') return String(value);
    if (UNIQUE.has(`${table}.${column}`)) this.madeUp(value);
    const id = this.ids.get(value);
    return id ? `${id}::${type}` : `${quote(value)}::${type}`;
  }

  private list(value: unknown, type: string): string {
    const texts = (Array.isArray(value) ? value : []).map(String);
    return `ARRAY[${texts.map((text) => this.ids.get(text) ?? quote(text)).join(', ')}]::${type}`;
  }

  private madeUp(id: string): void {
    if (!this.ids.has(id)) this.ids.set(id, copyIdSql(MADE_UP + this.ids.size, ':benchnew'));
  }
}

/** pgbench takes a colon for the beginning of a variable, also within quotes. */
const quote = (text: string): string =>
  `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
