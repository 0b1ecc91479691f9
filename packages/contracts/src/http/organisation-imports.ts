import { type Static, Type } from 'typebox';
import { idParams, instant, literals, localizedText, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

const tag = 'organisation';
const access = 'org.manage';
const counts = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  closed: Type.Integer(),
  reopened: Type.Integer(),
  unchanged: Type.Integer(),
});

/** What is wrong in a file, cell by cell; row 0 is the file as a whole. */
export const importProblem = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  column: localizedText,
  value: Type.String(),
  what: localizedText,
});
export type ImportProblem = Static<typeof importProblem>;

export const importCounts = Type.Object({ units: counts, people: counts, groups: counts });
export type ImportCounts = Static<typeof importCounts>;

export const organisationImport = Type.Object({
  id: uuid,
  fileName: Type.String(),
  /** `refused`: it has problems; `ready`: it can be applied as a whole. */
  status: literals(['reading', 'refused', 'ready', 'applying', 'applied', 'failed', 'undoing', 'undone']),
  /** Bytes that have been read, of how many. */
  done: Type.Integer(),
  total: Type.Integer(),
  counts: nullable(importCounts),
  problems: Type.Array(importProblem),
  createdAt: instant,
  appliedAt: nullable(instant),
  undoneAt: nullable(instant),
});
export type OrganisationImportView = Static<typeof organisationImport>;

const path = '/api/admin/organisation/imports';

/** Units, people, memberships and groups as one file, in and out. */
export const organisationImportsApi = {
  createOrganisationImport: operation({
    method: 'post',
    path,
    tag,
    summary: 'Read an Excel or CSV file and say what it would change; nothing is changed yet',
    access,
    multipart: true,
    response: { 202: organisationImport },
    errors: ['file-empty', 'file-too-large', 'unsupported-media-type'],
  }),
  getOrganisationImport: operation({
    method: 'get',
    path: `${path}/{id}`,
    tag,
    summary: 'How far it has come, what it changes and what is wrong with it',
    access,
    params: idParams,
    response: { 200: organisationImport },
    errors: ['not-found'],
  }),
  applyOrganisationImport: operation({
    method: 'post',
    path: `${path}/{id}/apply`,
    tag,
    summary: 'Carry it out, all of it or nothing',
    access,
    params: idParams,
    response: { 202: organisationImport },
    errors: ['not-found', 'import-state'],
  }),
  undoOrganisationImport: operation({
    method: 'post',
    path: `${path}/{id}/undo`,
    tag,
    summary: 'Take the last import back, unless somebody changed since what it had changed',
    access,
    params: idParams,
    response: { 202: organisationImport },
    errors: ['not-found', 'import-state'],
  }),
  exportOrganisation: operation({
    method: 'get',
    path: '/api/admin/organisation/export',
    tag,
    summary: 'The organisation as an Excel file that can be imported again; without rows it is the template',
    access,
    query: Type.Object({ template: Type.Optional(Type.Boolean()) }),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    response: { 200: Type.Unknown() },
  }),
};
