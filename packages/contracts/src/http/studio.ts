import { type Static, Type } from 'typebox';
import { idParams, literals, noContent, nullable } from './common.ts';
import { definitionSummary } from './definitions.ts';
import { itemKey } from './items.ts';
import { operation } from './operation.ts';
import {
  deployment,
  draftEffect,
  draftLock,
  itemChange,
  itemDraft,
  itemFinding,
  scenarioResults,
  studioAbilities,
  studioItem,
  versionFiles,
} from './studio-views.ts';

/** What new items can begin with. */
export const ITEM_TEMPLATES = ['single-approval'] as const;

const revision = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });
const closed = { additionalProperties: false };

export const createItemDraftBody = Type.Object(
  {
    itemKey,
    /** A version of the item to go on from, or what a new item begins with; absent: the current version. */
    from: Type.Optional(
      Type.Union([
        Type.Object({ version: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) }, closed),
        Type.Object({ template: literals([...ITEM_TEMPLATES]) }, closed),
      ]),
    ),
    /** Of a new item. */
    name: Type.Optional(
      Type.Object(
        { zh: Type.String({ minLength: 1, maxLength: 60 }), en: Type.String({ minLength: 1, maxLength: 60 }) },
        closed,
      ),
    ),
  },
  closed,
);
export type CreateItemDraftBody = Static<typeof createItemDraftBody>;

const path = Type.String({ minLength: 1, maxLength: 200 });
const fileChange = Type.Object(
  {
    path,
    /** The whole new content; null removes the file. */
    text: Type.Optional(nullable(Type.String({ maxLength: 2_000_000 }))),
    /** The same for files that are not text. */
    base64: Type.Optional(nullable(Type.String({ maxLength: 7_000_000 }))),
  },
  closed,
);
export type FileChange = Static<typeof fileChange>;

export const saveItemDraftBody = Type.Object(
  { revision, changes: Type.Array(fileChange, { minItems: 1, maxItems: 200 }) },
  closed,
);
export type SaveItemDraftBody = Static<typeof saveItemDraftBody>;

export const deployItemDraftBody = Type.Object(
  {
    revision,
    /** Why, for whoever looks at the versions later. */
    reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
    /** What becomes of applications that run: they stay on their versions, or are brought to this one. */
    instances: literals(['stay', 'migrate']),
    /** The current version, where the draft is not based on it and shall replace it all the same. */
    replaces: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
  },
  closed,
);
export type DeployItemDraftBody = Static<typeof deployItemDraftBody>;

const findings = Type.Array(itemFinding);

const tag = 'studio';
const access = 'definitions.edit';
export const studioApi = {
  listStudioItems: operation({
    method: 'get',
    path: '/api/studio/items',
    tag,
    summary: 'All items with their versions and drafts',
    access,
    scoped: true,
    response: { 200: Type.Object({ items: Type.Array(studioItem), abilities: studioAbilities }) },
  }),
  createItemDraft: operation({
    method: 'post',
    path: '/api/studio/drafts',
    tag,
    summary: 'Begin to change an item, or a new item',
    access,
    scoped: true,
    body: createItemDraftBody,
    response: { 201: itemDraft },
    errors: ['draft-exists', 'item-exists', 'not-found', 'idempotency-key-reused'],
  }),
  getItemDraft: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}',
    tag,
    summary: 'A draft with its files',
    access,
    scoped: true,
    params: idParams,
    response: { 200: itemDraft },
    errors: ['not-found'],
  }),
  deleteItemDraft: operation({
    method: 'delete',
    path: '/api/studio/drafts/{id}',
    tag,
    summary: 'Throw a draft away; deployed versions stay',
    access,
    scoped: true,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found', 'draft-locked'],
  }),
  saveItemDraft: operation({
    method: 'put',
    path: '/api/studio/drafts/{id}/files',
    tag,
    summary: 'Change files of a draft',
    access,
    scoped: true,
    params: idParams,
    body: saveItemDraftBody,
    response: { 200: Type.Object({ revision: Type.Integer(), findings }) },
    errors: ['not-found', 'draft-conflict', 'draft-locked', 'file-path-invalid', 'item-too-large'],
  }),
  getItemDraftFile: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}/file',
    tag,
    summary: 'Download a file of a draft',
    access,
    scoped: true,
    params: idParams,
    query: Type.Object({ path }),
    response: { 200: Type.Unknown() },
    produces: 'application/octet-stream',
    errors: ['not-found'],
  }),
  lockItemDraft: operation({
    method: 'post',
    path: '/api/studio/drafts/{id}/lock',
    tag,
    summary: 'Take a draft in hand for five minutes; saving renews it',
    access,
    scoped: true,
    params: idParams,
    body: Type.Object({ takeOver: Type.Optional(Type.Boolean()) }, closed),
    response: { 200: draftLock },
    errors: ['not-found', 'draft-locked'],
  }),
  unlockItemDraft: operation({
    method: 'delete',
    path: '/api/studio/drafts/{id}/lock',
    tag,
    summary: 'Lay a draft out of hand',
    access,
    scoped: true,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  validateItemDraft: operation({
    method: 'post',
    path: '/api/studio/drafts/{id}/validate',
    tag,
    summary: 'Everything that is wrong with a draft',
    access,
    scoped: true,
    params: idParams,
    response: { 200: Type.Object({ revision: Type.Integer(), findings }) },
    errors: ['not-found'],
  }),
  deployItemDraft: operation({
    method: 'post',
    path: '/api/studio/drafts/{id}/deploy',
    tag,
    summary: 'Make a draft the version that new applications use',
    access: 'definitions.deploy',
    scoped: true,
    params: idParams,
    body: deployItemDraftBody,
    response: { 200: definitionSummary },
    errors: [
      'not-found',
      'draft-conflict',
      'draft-locked',
      'item-invalid',
      'version-replaced',
      'forbidden',
      'migration-refused',
      'idempotency-key-reused',
    ],
  }),
  runItemScenarios: operation({
    method: 'post',
    path: '/api/studio/drafts/{id}/scenarios',
    tag,
    summary: 'Run the scenarios of a draft',
    access,
    scoped: true,
    params: idParams,
    response: { 200: scenarioResults },
    errors: ['not-found', 'item-invalid'],
  }),
  getItemDraftEffect: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}/effect',
    tag,
    summary: 'What deploying a draft means for running applications; changes nothing',
    access,
    scoped: true,
    params: idParams,
    response: { 200: draftEffect },
    errors: ['not-found'],
  }),
  exportItemDraft: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}/export',
    tag,
    summary: 'The folder of a draft as a zip',
    access,
    scoped: true,
    params: idParams,
    response: { 200: Type.Unknown() },
    produces: 'application/zip',
    errors: ['not-found'],
  }),
  exportVersion: operation({
    method: 'get',
    path: '/api/studio/versions/{id}/export',
    tag,
    summary: 'The folder of a version as a zip',
    access,
    scoped: true,
    params: idParams,
    response: { 200: Type.Unknown() },
    produces: 'application/zip',
    errors: ['not-found'],
  }),
  importItem: operation({
    method: 'post',
    path: '/api/studio/import',
    tag,
    summary: 'Begin a draft with the folder of an item in a zip (field `file`)',
    access,
    scoped: true,
    multipart: true,
    response: { 201: itemDraft },
    errors: [
      'zip-invalid',
      'file-empty',
      'file-path-invalid',
      'item-too-large',
      'item-key-unknown',
      'draft-exists',
      'not-found',
      'idempotency-key-reused',
    ],
  }),
  createDeployment: operation({
    method: 'post',
    path: '/api/deployments',
    tag,
    summary: 'Deploy the folder of an item in a zip (field `file`); with `dryRun` only check it',
    access: 'definitions.deploy',
    scoped: true,
    multipart: true,
    query: Type.Object({
      dryRun: Type.Optional(Type.Boolean()),
      /** Why, for whoever looks at the versions later. */
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    response: { 200: deployment },
    errors: [
      'zip-invalid',
      'file-empty',
      'file-path-invalid',
      'item-too-large',
      'item-invalid',
      'idempotency-key-reused',
    ],
  }),
  listItemChanges: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}/changes',
    tag,
    summary: 'Who has changed which files and steps, in the draft and in the versions of its item, the latest first',
    access,
    scoped: true,
    params: idParams,
    response: { 200: Type.Object({ items: Type.Array(itemChange) }) },
    errors: ['not-found'],
  }),
  getVersionFiles: operation({
    method: 'get',
    path: '/api/studio/versions/{id}/files',
    tag,
    summary: 'The files of a version',
    access,
    scoped: true,
    params: idParams,
    response: { 200: versionFiles },
    errors: ['not-found'],
  }),
};
