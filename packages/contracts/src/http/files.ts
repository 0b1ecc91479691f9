import { type Static, Type } from 'typebox';
import { extend, idParams, instant, jsonObject, localizedText, noContent, page, pageQuery, uuid } from './common.ts';
import { attachment } from './instance-views.ts';
import { listFilters } from './list-filters.ts';
import { operation } from './operation.ts';

const { q, item, from, to } = listFilters;

export const draft = Type.Object({
  id: uuid,
  itemKey: Type.String(),
  itemName: localizedText,
  icon: Type.String(),
  form: jsonObject,
  attachments: Type.Array(attachment),
  version: Type.Integer(),
  updatedAt: instant,
});
export type DraftView = Static<typeof draft>;

export const attachmentsApi = {
  uploadAttachment: operation({
    method: 'post',
    path: '/api/attachments',
    tag: 'attachments',
    summary: 'Upload one file (field `file`)',
    access: 'authenticated',
    visitors: true,
    multipart: true,
    response: { 201: attachment },
    errors: ['file-type-refused', 'file-type-mismatch', 'file-too-large', 'file-empty', 'file-name-invalid'],
  }),
  getAttachment: operation({
    method: 'get',
    path: '/api/attachments/{id}',
    tag: 'attachments',
    summary: 'Download; `inline=true` to preview',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    query: Type.Object({ inline: Type.Optional(Type.Boolean()) }),
    response: { 200: Type.Unknown() },
    produces: 'application/octet-stream',
    errors: ['not-found'],
  }),
  keepAttachments: operation({
    method: 'post',
    path: '/api/attachments/keep',
    tag: 'attachments',
    summary: 'Keep own files not yet used for another day: a form that refers to them is still open',
    access: 'authenticated',
    visitors: true,
    body: Type.Object({ ids: Type.Array(uuid, { minItems: 1, maxItems: 100 }) }, { additionalProperties: false }),
    response: { 204: noContent },
  }),
  deleteAttachment: operation({
    method: 'delete',
    path: '/api/attachments/{id}',
    tag: 'attachments',
    summary: 'Remove an own file not yet used',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found', 'forbidden'],
  }),
};

export const draftsApi = {
  listDrafts: operation({
    method: 'get',
    path: '/api/drafts',
    tag: 'drafts',
    summary: 'Own drafts',
    access: 'authenticated',
    query: extend(pageQuery, { q, item, from, to }),
    response: { 200: page(draft) },
    errors: ['invalid-cursor'],
  }),
  createDraft: operation({
    method: 'post',
    path: '/api/drafts',
    tag: 'drafts',
    summary: 'Begin a draft',
    access: 'authenticated',
    body: Type.Object({ itemKey: Type.String({ maxLength: 63 }), form: jsonObject }, { additionalProperties: false }),
    response: { 201: draft },
    errors: ['not-in-audience', 'item-closed', 'not-found', 'too-many-drafts'],
  }),
  getDraft: operation({
    method: 'get',
    path: '/api/drafts/{id}',
    tag: 'drafts',
    summary: 'One draft',
    access: 'authenticated',
    params: idParams,
    response: { 200: draft },
    errors: ['not-found'],
  }),
  saveDraft: operation({
    method: 'put',
    path: '/api/drafts/{id}',
    tag: 'drafts',
    summary: 'Save a draft',
    access: 'authenticated',
    params: idParams,
    body: Type.Object(
      { form: jsonObject, version: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) },
      { additionalProperties: false },
    ),
    response: { 200: draft },
    errors: ['not-found', 'draft-conflict'],
  }),
  deleteDraft: operation({
    method: 'delete',
    path: '/api/drafts/{id}',
    tag: 'drafts',
    summary: 'Throw a draft away',
    access: 'authenticated',
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
