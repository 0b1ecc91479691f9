import { type Static, Type } from 'typebox';
import { idParams, instant, literals, localizedText, noContent, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

const key = Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' });
const base = Type.String({ minLength: 1, maxLength: 500 });
/** RFC 4515. */
const filter = Type.String({ minLength: 1, maxLength: 1000 });
const attribute = Type.String({ maxLength: 100, pattern: '^[A-Za-z][A-Za-z0-9;.-]*$' });
/** Empty: none. */
const perhaps = Type.String({ maxLength: 100, pattern: '^([A-Za-z][A-Za-z0-9;.-]*)?$' });
const closed = { additionalProperties: false };

/** Where entries of a kind are, and which attributes tell what. `id` stays and never goes to another entry. */
const peopleMapping = Type.Object(
  {
    ...{ base, filter, id: attribute, username: attribute, name: attribute, nameEn: perhaps, email: perhaps },
    ...{ phone: perhaps, title: perhaps },
    /** Key or DN of a unit; of several the first is the main one. */
    unit: perhaps,
    /** An attribute and those of its values that mean that somebody has left. */
    gone: Type.Object(
      { attribute: perhaps, values: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 }) },
      closed,
    ),
  },
  closed,
);
const unitsMapping = Type.Object(
  {
    ...{ base, filter, id: attribute, key: attribute, name: attribute, nameEn: perhaps },
    /** Key or DN of the unit above; empty: as the entries lie in the tree. */
    parent: perhaps,
    /** Key of a unit here below which the topmost ones come. */
    below: nullable(Type.String({ maxLength: 100 })),
  },
  closed,
);
const groupsMapping = Type.Object(
  {
    ...{ base, filter, id: attribute, key: attribute, name: attribute, nameEn: perhaps },
    /** DNs or user names. */
    members: attribute,
  },
  closed,
);

/** What becomes of open work: an administrator decides, or it goes to whoever is suggested. */
export const LEAVER_RULES = ['ask', 'suggested'] as const;

/** What is read of a directory, and how. */
export const directoryMapping = Type.Object(
  {
    people: peopleMapping,
    units: nullable(unitsMapping),
    groups: nullable(groupsMapping),
    /** Titles of people that are posts here. */
    posts: Type.Array(
      Type.Object(
        { title: Type.String({ minLength: 1, maxLength: 100 }), postKey: Type.String({ maxLength: 63 }) },
        closed,
      ),
      { maxItems: 200 },
    ),
    /** Attribute by which entries that have changed are found: `modifyTimestamp`, `entryCSN`, `whenChanged`. */
    changed: attribute,
  },
  closed,
);
export type DirectoryMapping = Static<typeof directoryMapping>;

const settings = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  enabled: Type.Boolean(),
  address: Type.String({ pattern: '^ldaps?://[^\\s]+$', maxLength: 500 }),
  startTls: Type.Boolean(),
  /** PEM of the authority of the server's certificate, besides those that the system trusts. */
  certificate: nullable(Type.String({ maxLength: 20_000, pattern: '^\\s*-----BEGIN CERTIFICATE-----' })),
  bindDn: Type.String({ maxLength: 500 }),
  mapping: directoryMapping,
  /** Minutes between two runs; 0: only when somebody begins one. A run reads everything once a day. */
  everyMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  /** A run that would close a larger share of its people, in per cent, waits for somebody's word. */
  closeShare: Type.Integer({ minimum: 1, maximum: 100 }),
  leaverRule: literals(LEAVER_RULES),
};

export const RUN_STATES = ['queued', 'reading', 'applying', 'asks', 'finished', 'failed', 'declined'] as const;

/** One reading of a directory. */
export const directoryRun = Type.Object({
  id: uuid,
  state: literals(RUN_STATES),
  /** Everything was read, not only what has changed. */
  full: Type.Boolean(),
  /** Nothing is changed: it only tells what would be. */
  dry: Type.Boolean(),
  /** Entries so far. */
  read: Type.Integer(),
  counts: Type.Object({
    added: Type.Integer(),
    changed: Type.Integer(),
    leaving: Type.Integer(),
    closed: Type.Integer(),
    problems: Type.Integer(),
  }),
  /** People of this directory that were open before. */
  people: Type.Integer(),
  /** Why it failed, in words for administrators. */
  failure: nullable(localizedText),
  createdAt: instant,
  finishedAt: nullable(instant),
});
export type DirectoryRun = Static<typeof directoryRun>;

export const directorySource = Type.Object({
  id: uuid,
  key: Type.String(),
  ...settings,
  /** The secret itself is never given out. */
  hasSecret: Type.Boolean(),
  version: Type.Integer(),
  lastRun: nullable(directoryRun),
  nextRunAt: nullable(instant),
});
export type DirectorySource = Static<typeof directorySource>;

const secret = Type.String({ minLength: 1, maxLength: 500 });
export const createDirectoryBody = Type.Object({ key, ...settings, secret: Type.Optional(secret) }, closed);
export type CreateDirectoryBody = Static<typeof createDirectoryBody>;
export const updateDirectoryBody = Type.Object(
  { ...settings, secret: Type.Optional(nullable(secret)), version: Type.Integer({ minimum: 1 }) },
  closed,
);
export type UpdateDirectoryBody = Static<typeof updateDirectoryBody>;

/** What trying the settings gave: the first people as they would come here. */
export const directoryCheck = Type.Object({
  ok: Type.Boolean(),
  detail: localizedText,
  people: Type.Array(
    Type.Object({
      username: Type.String(),
      name: Type.String(),
      units: Type.Array(Type.String()),
      /** What is wrong with the entry. */
      problem: nullable(localizedText),
    }),
  ),
});
export type DirectoryCheck = Static<typeof directoryCheck>;

export const RUN_CHANGES = ['added', 'changed', 'reopened', 'closed', 'leaving', 'problem'] as const;
export const directoryRunEntry = Type.Object({
  seq: Type.Integer(),
  entity: literals(['unit', 'person', 'group', 'membership'] as const),
  change: literals(RUN_CHANGES),
  /** User name, key, or DN of an entry that has none. */
  key: Type.String(),
  name: Type.String(),
  /** With a problem: what it is. */
  detail: nullable(localizedText),
});
export type DirectoryRunEntry = Static<typeof directoryRunEntry>;

const tag = 'directories';
const access = 'org.manage';
export const directoriesApi = {
  listDirectories: operation({
    method: 'get',
    path: '/api/admin/directories',
    tag,
    summary: 'Directories that people and units are taken from',
    access,
    response: { 200: Type.Object({ items: Type.Array(directorySource) }) },
  }),
  createDirectory: operation({
    method: 'post',
    path: '/api/admin/directories',
    tag,
    summary: 'Add a directory',
    access,
    body: createDirectoryBody,
    response: { 201: directorySource },
    errors: ['provider-exists', 'directory-incomplete'],
  }),
  updateDirectory: operation({
    method: 'put',
    path: '/api/admin/directories/{id}',
    tag,
    summary: 'Change a directory; with another address its secret has to be entered again',
    access,
    params: idParams,
    body: updateDirectoryBody,
    response: { 200: directorySource },
    errors: ['not-found', 'version-conflict', 'directory-incomplete'],
  }),
  deleteDirectory: operation({
    method: 'delete',
    path: '/api/admin/directories/{id}',
    tag,
    summary: 'Remove a directory: what came from it is kept up to date here from now on',
    access,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found', 'directory-busy'],
  }),
  checkDirectory: operation({
    method: 'post',
    path: '/api/admin/directories/{id}/check',
    tag,
    summary: 'Try the settings: what the first entries would be',
    access,
    params: idParams,
    response: { 200: directoryCheck },
    errors: ['not-found'],
  }),
  startDirectoryRun: operation({
    method: 'post',
    path: '/api/admin/directories/{id}/runs',
    tag,
    summary: 'Read a directory now; dry: only tell what would change',
    access,
    params: idParams,
    body: Type.Object({ dry: Type.Boolean(), full: Type.Boolean() }, closed),
    response: { 202: directoryRun },
    errors: ['not-found', 'directory-busy'],
  }),
  listDirectoryRuns: operation({
    method: 'get',
    path: '/api/admin/directories/{id}/runs',
    tag,
    summary: 'The latest runs of a directory',
    access,
    params: idParams,
    response: { 200: Type.Object({ items: Type.Array(directoryRun) }) },
    errors: ['not-found'],
  }),
  listDirectoryRunEntries: operation({
    method: 'get',
    path: '/api/admin/directory-runs/{id}/entries',
    tag,
    summary: 'What a run changed, or would change, entry by entry',
    access,
    params: idParams,
    query: Type.Object({
      change: Type.Optional(literals(RUN_CHANGES)),
      /** Those after this one. */
      after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    }),
    response: { 200: Type.Object({ items: Type.Array(directoryRunEntry), next: nullable(Type.Integer()) }) },
    errors: ['not-found'],
  }),
  decideDirectoryRun: operation({
    method: 'post',
    path: '/api/admin/directory-runs/{id}/decision',
    tag,
    summary: 'Let a run that would close many people go on, or stop it',
    access,
    params: idParams,
    body: Type.Object({ goOn: Type.Boolean() }, closed),
    response: { 200: directoryRun },
    errors: ['not-found', 'directory-busy'],
  }),
};
