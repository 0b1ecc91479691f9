import { type Static, Type } from 'typebox';
import { instant, nullable, page, pageQuery, uuid } from './common.ts';
import { operation } from './operation.ts';

export const auditEntry = Type.Object({
  id: uuid,
  at: instant,
  action: Type.String(),
  /** Who did it; null when nobody is known. */
  actor: nullable(Type.Object({ id: uuid, name: Type.String() })),
  /** Id or key of what it was done to, and its name where it has one. */
  subject: nullable(Type.String()),
  subjectName: nullable(Type.String()),
  /** Where it is an application. */
  instanceId: nullable(uuid),
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  address: nullable(Type.String()),
});
export type AuditEntryView = Static<typeof auditEntry>;

const date = Type.String({ format: 'date' });
const filters = {
  /** As entries name it. */
  action: Type.Optional(Type.String({ pattern: '^[a-z-]{1,50}$' })),
  /** Who did it. */
  actor: Type.Optional(uuid),
  /** Part of what it was done to: a key, a number, or an id as a whole. */
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** The beginning of the network address. */
  address: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  /** Local days, both included. */
  from: Type.Optional(date),
  to: Type.Optional(date),
};
export const auditQuery = Type.Object({ ...pageQuery.properties, ...filters });

export const auditApi = {
  listAuditEntries: operation({
    method: 'get',
    path: '/api/admin/audit',
    tag: 'audit',
    summary: 'Sign-ins and administrative acts, newest first',
    access: 'audit.read',
    scoped: true,
    query: auditQuery,
    response: { 200: page(auditEntry) },
    errors: ['invalid-cursor'],
  }),
  exportAuditEntries: operation({
    method: 'get',
    path: '/api/admin/audit/export',
    tag: 'audit',
    summary: 'The same as an Excel file',
    access: 'audit.read',
    scoped: true,
    query: Type.Object(filters),
    response: { 200: Type.Unknown() },
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
};
