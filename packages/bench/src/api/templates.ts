import type { ServerProcess } from '@flowhall/testing/server-process';
import type { Client } from 'pg';
import { type Bundle, identity, instanceTables, type Row, readBundle, type Table } from './bundle.ts';
import { copyId } from './ids.ts';

/** A real application, made over HTTP, of which copies are made in SQL. */
export interface Template {
  readonly index: number;
  readonly bundle: Bundle;
  /** Ids of its rows, with the kind of id that each gets in copies. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly number: string;
  readonly applicantId: string;
  readonly approverId: string;
  /** The approver's open task. */
  readonly taskId: string;
}

const APPLICANT = 'staff';
const APPROVER = 'dean';
const KINDS_PER_TEMPLATE = 256;

const leave = (endDate: string) => ({
  itemKey: 'leave-request',
  form: {
    ...{ leaveType: 'annual', startDate: '2027-03-01', endDate, reason: '探亲' },
    contactPhone: '13800138000',
  },
});

const seal = (documentId: string) => ({
  itemKey: 'seal-use',
  form: {
    ...{ sealKind: 'contract', documentTitle: '设备采购合同', purpose: '采购', recipient: '示例公司', copies: 4 },
    ...{ amount: 250_000, documents: [documentId] },
  },
});

async function uploadDocument(server: ServerProcess, token: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'contract.pdf');
  const { status, body } = await server.call(token, 'POST', '/api/attachments', form);
  if (status !== 201) throw new Error(`The document was not taken: ${JSON.stringify(body)}`);
  return body.id;
}

/**
 * Applies for what the copies are made of: a short leave, which ends with the head's approval; a longer one, which goes on
 * to another office; a contract, which three review at the same time.
 */
export async function makeTemplates(server: ServerProcess, client: Client): Promise<Template[]> {
  const token = await server.signIn(APPLICANT);
  const tables = await instanceTables(client);
  const applications = [leave('2027-03-02'), leave('2027-03-08'), seal(await uploadDocument(server, token))];
  const templates: Template[] = [];
  for (const [index, application] of applications.entries()) {
    const { status, body } = await server.call(token, 'POST', '/api/instances', application);
    if (status !== 201) throw new Error(`${application.itemKey} was refused: ${JSON.stringify(body)}`);
    templates.push(await readTemplate(client, tables, index, body.id));
  }
  return templates;
}

async function readTemplate(client: Client, tables: Table[], index: number, id: string): Promise<Template> {
  const bundle = await readBundle(client, tables, id);
  const { rows } = await client.query<{ id: string; username: string }>(
    'SELECT "id", "username" FROM "User" WHERE "username" = ANY($1)',
    [[APPLICANT, APPROVER]],
  );
  const person = (username: string) => rows.find((row) => row.username === username)?.id ?? '';
  const approverId = person(APPROVER);
  const task = rowsOf(bundle, 'public."Task"').find((row) => row.assigneeId === approverId && row.status === 'OPEN');
  const [instance] = rowsOf(bundle, 'public."Instance"');
  if (!task || !instance) throw new Error('The application is not where it was expected');
  return {
    ...{ index, bundle, approverId },
    kinds: kindsOf(bundle, index),
    number: String(instance.number),
    applicantId: person(APPLICANT),
    taskId: String(task.id),
  };
}

/** Every row's own id, and what else must differ in every copy. */
function kindsOf(bundle: Bundle, index: number): Map<string, number> {
  const own = bundle.flatMap(({ rows }) =>
    rows.flatMap((row) => [row.id, row.singleton_key, fileName(row.storageKey)]),
  );
  const ids = [...new Set(own.filter((id) => typeof id === 'string'))];
  return new Map(ids.map((id, position) => [id, index * KINDS_PER_TEMPLATE + position]));
}

/** The id in a stored file's name. */
const fileName = (key: unknown): unknown => (typeof key === 'string' ? /[0-9a-f-]{36}/.exec(key)?.[0] : undefined);

export const rowsOf = (bundle: Bundle, table: string): readonly Row[] =>
  bundle.find((one) => one.table.name === table)?.rows ?? [];

/** The id that a template's row has in copy `n`. */
export function idInCopy({ kinds }: Template, id: string, n: number): string {
  const kind = kinds.get(id);
  if (kind === undefined) throw new Error(`${id} is no row of the template`);
  return copyId(kind, n);
}

/** The rows of a bundle by what tells them apart. */
export const byIdentity = (table: Table, rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [identity(table, row), row]));
