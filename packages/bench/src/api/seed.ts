import type { Client } from 'pg';
import type { Row, Table } from './bundle.ts';
import { copyIdSql, personIdSql } from './ids.ts';
import { APPROVERS, PEOPLE } from './people.ts';
import type { Template } from './templates.ts';

/** Copies of copy number `n` come from this template. */
export const templateOf = (templates: readonly Template[], n: number): Template => {
  const template = templates[n % templates.length];
  if (!template) throw new Error('There is no template');
  return template;
};

export const approverOf = (n: number): number => n % APPROVERS;
/** Nobody approves an application of their own. */
const APPLICANT_SQL = `${APPROVERS} + n % ${PEOPLE - APPROVERS}`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes `count` open instances out of the templates, numbered from 1. Each belongs to another one of the people and waits
 * for another approver; the rows are those of the template with other ids, so they are as large as real ones.
 *
 * @param isNeeded which tables are filled
 */
export async function seedInstances(
  client: Client,
  templates: readonly Template[],
  count: number,
  isNeeded: (table: Table) => boolean = () => true,
): Promise<void> {
  // Rows copied from sound ones need no checks of foreign keys, which would take most of the time.
  await client.query('SET session_replication_role = replica');
  for (const template of templates) {
    for (const { table, rows } of template.bundle.filter((one) => isNeeded(one.table))) {
      for (const row of rows) await client.query(copySql(template, table, row, { count, of: templates.length }));
    }
  }
  await client.query('SET session_replication_role = DEFAULT');
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
}

/** Times by which lists are ordered. */
const TIMES = ['createdAt', 'openedAt', 'doneAt', 'appliedAt'];

function copySql(template: Template, table: Table, row: Row, copies: { count: number; of: number }): string {
  const text = JSON.stringify(row);
  const replacements = [
    ...[...template.kinds].map(([id, kind]) => [id, copyIdSql(kind, 'n')] as const),
    [template.applicantId, personIdSql(APPLICANT_SQL)] as const,
    [template.approverId, personIdSql(`n % ${APPROVERS}`)] as const,
    [template.number, "'B' || n"] as const,
  ].filter(([old]) => text.includes(old));
  const names = replacements.map(([, sql], index) => `${sql} AS r${index}`).join(', ');
  const replaced = replacements.reduce(
    (sql, [old], index) => `replace(${sql}, ${quoted(old)}, r${index})`,
    quoted(text),
  );
  const times = TIMES.filter((column) => row[column]).map(
    (column) => `'${column}', now() - (${copies.count} - n) * interval '10 seconds'`,
  );
  const json = `(${replaced})::jsonb || jsonb_build_object(${times.join(', ')})`;
  return `
    INSERT INTO ${table.name}
    SELECT made.* FROM generate_series(1, ${copies.count}) n
    CROSS JOIN LATERAL (SELECT ${names}) ids
    CROSS JOIN LATERAL jsonb_populate_record(NULL::${table.name}, ${json}) made
    WHERE n % ${copies.of} = ${template.index}`;
}
