import { type Static, Type } from 'typebox';
import { idParams, noContent, uuid } from './common.ts';
import { listName, savedFilters } from './list-filters.ts';
import { operation } from './operation.ts';

const name = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });
/** Shown when the list is opened, instead of everything. */
const isDefault = Type.Boolean();

export const savedView = Type.Object({ id: uuid, list: listName, name, filters: savedFilters, isDefault });
export type SavedView = Static<typeof savedView>;

export const createSavedViewBody = Type.Object(
  { list: listName, name, filters: savedFilters, isDefault: Type.Optional(isDefault) },
  { additionalProperties: false },
);
export type CreateSavedViewBody = Static<typeof createSavedViewBody>;

export const changeSavedViewBody = Type.Object(
  { name, filters: savedFilters, isDefault },
  { additionalProperties: false },
);
export type ChangeSavedViewBody = Static<typeof changeSavedViewBody>;

/** Counting stops here: such a number means "at least". */
export const COUNTED_UP_TO = 100;

const tag = 'saved views';
export const savedViewsApi = {
  listSavedViews: operation({
    method: 'get',
    path: '/api/saved-views',
    tag,
    summary: 'Own saved views, by name',
    access: 'authenticated',
    response: { 200: Type.Object({ items: Type.Array(savedView) }) },
  }),
  countSavedViews: operation({
    method: 'get',
    path: '/api/saved-views/counts',
    tag,
    summary: `How much there is in each saved view of a list (of the to-do list unless told), up to ${COUNTED_UP_TO}`,
    access: 'authenticated',
    query: Type.Object({ list: Type.Optional(listName) }),
    response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: uuid, count: Type.Integer() })) }) },
  }),
  createSavedView: operation({
    method: 'post',
    path: '/api/saved-views',
    tag,
    summary: 'Keep the filters of a list under a name',
    access: 'authenticated',
    body: createSavedViewBody,
    response: { 201: savedView },
    errors: ['view-name-taken', 'too-many-views'],
  }),
  changeSavedView: operation({
    method: 'put',
    path: '/api/saved-views/{id}',
    tag,
    summary: 'Rename it, change its filters, make it the default',
    access: 'authenticated',
    params: idParams,
    body: changeSavedViewBody,
    response: { 200: savedView },
    errors: ['not-found', 'view-name-taken'],
  }),
  deleteSavedView: operation({
    method: 'delete',
    path: '/api/saved-views/{id}',
    tag,
    summary: 'Remove a saved view',
    access: 'authenticated',
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
