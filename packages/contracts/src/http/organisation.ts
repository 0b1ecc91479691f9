import { type Static, Type } from 'typebox';
import { extend, idParams, literals, nullable, page, pageQuery, uuid } from './common.ts';
import { operation } from './operation.ts';
import { namedKey } from './org.ts';
import { groupRow, personDetail, personRow, unitDetail, unitRow } from './organisation-views.ts';

const tag = 'organisation';
const access = 'org.manage';
const strict = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const names = Type.Object({ zh: name, en: Type.String({ maxLength: 100 }) }, strict);
const key = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$' });
const username = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._@-]{0,62}$' });
const version = Type.Integer({ minimum: 1 });
const kind = nullable(Type.String({ maxLength: 40 }));
const date = Type.String({ format: 'date' });
const email = Type.String({ maxLength: 200, pattern: '^\\S+@\\S+$' });
const phone = Type.String({ maxLength: 30, pattern: '^\\+?[0-9 -]{5,29}$' });
const membership = Type.Object(
  { unitId: uuid, postKey: nullable(Type.String({ maxLength: 63 })), main: Type.Boolean() },
  strict,
);
const memberships = Type.Array(membership, { maxItems: 50 });
const versioned = Type.Object({ version }, strict);

export const createUnitBody = Type.Object(
  { key, name: names, kind: Type.Optional(kind), parentId: nullable(uuid), sortOrder: Type.Optional(Type.Integer()) },
  strict,
);
export type CreateUnitBody = Static<typeof createUnitBody>;

export const changeUnitBody = Type.Object(
  {
    version,
    name: Type.Optional(names),
    kind: Type.Optional(kind),
    parentId: Type.Optional(nullable(uuid)),
    sortOrder: Type.Optional(Type.Integer()),
  },
  strict,
);
export type ChangeUnitBody = Static<typeof changeUnitBody>;

/** People, units below and open applications go to the successor. */
export const closeUnitBody = Type.Object({ version, successorId: Type.Optional(uuid) }, strict);
export type CloseUnitBody = Static<typeof closeUnitBody>;

export const setHoldersBody = Type.Object(
  { postKey: Type.String({ maxLength: 63 }), userIds: Type.Array(uuid, { maxItems: 50, uniqueItems: true }) },
  strict,
);
export type SetHoldersBody = Static<typeof setHoldersBody>;

const personFields = {
  name,
  nameEn: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
  email: Type.Optional(nullable(email)),
  phone: Type.Optional(nullable(phone)),
  /** Last day of somebody who is here for some time. */
  validUntil: Type.Optional(nullable(date)),
};
export const createPersonBody = Type.Object({ username, ...personFields, memberships }, strict);
export type CreatePersonBody = Static<typeof createPersonBody>;

export const changePersonBody = Type.Object(
  { version, ...personFields, name: Type.Optional(name), memberships: Type.Optional(memberships) },
  strict,
);
export type ChangePersonBody = Static<typeof changePersonBody>;

const memberIds = Type.Array(uuid, { maxItems: 5000, uniqueItems: true });
export const createGroupBody = Type.Object({ key, name: names, memberIds }, strict);
export type CreateGroupBody = Static<typeof createGroupBody>;

export const changeGroupBody = Type.Object(
  {
    version,
    name: Type.Optional(names),
    closed: Type.Optional(Type.Boolean()),
    add: Type.Optional(memberIds),
    remove: Type.Optional(memberIds),
  },
  strict,
);
export type ChangeGroupBody = Static<typeof changeGroupBody>;

export const savePostBody = Type.Object({ name: names }, strict);

const path = '/api/admin/organisation';
const conflict = ['not-found', 'version-conflict', 'organisation-refused'] as const;

/** Units, people, groups and posts, for those who manage them. */
export const organisationApi = {
  listUnits: operation({
    method: 'get',
    path: `${path}/units`,
    tag,
    summary: 'Units directly below another one, or those that a search finds',
    access,
    query: Type.Object({
      parentId: Type.Optional(uuid),
      q: Type.Optional(Type.String({ maxLength: 100 })),
      closed: Type.Optional(Type.Boolean()),
    }),
    response: { 200: Type.Object({ items: Type.Array(unitRow) }) },
  }),
  getUnit: operation({
    method: 'get',
    path: `${path}/units/{id}`,
    tag,
    summary: 'A unit with its heads and where it hangs',
    access,
    params: idParams,
    response: { 200: unitDetail },
    errors: ['not-found'],
  }),
  createUnit: operation({
    method: 'post',
    path: `${path}/units`,
    tag,
    summary: 'Add a unit',
    access,
    body: createUnitBody,
    response: { 201: unitDetail },
    errors: ['not-found', 'organisation-refused'],
  }),
  changeUnit: operation({
    method: 'patch',
    path: `${path}/units/{id}`,
    tag,
    summary: 'Rename or move a unit',
    access,
    params: idParams,
    body: changeUnitBody,
    response: { 200: unitDetail },
    errors: conflict,
  }),
  closeUnit: operation({
    method: 'post',
    path: `${path}/units/{id}/close`,
    tag,
    summary: 'Close a unit; whoever and whatever is in it goes to a successor',
    access,
    params: idParams,
    body: closeUnitBody,
    response: { 200: unitDetail },
    errors: [...conflict, 'unit-needs-successor'],
  }),
  reopenUnit: operation({
    method: 'post',
    path: `${path}/units/{id}/reopen`,
    tag,
    summary: 'Open a closed unit again',
    access,
    params: idParams,
    body: versioned,
    response: { 200: unitDetail },
    errors: conflict,
  }),
  setHolders: operation({
    method: 'put',
    path: `${path}/units/{id}/holders`,
    tag,
    summary: 'Say who holds a post in a unit, such as its head',
    access,
    params: idParams,
    body: setHoldersBody,
    response: { 200: unitDetail },
    errors: ['not-found', 'organisation-refused'],
  }),
  listManagedPeople: operation({
    method: 'get',
    path: `${path}/people`,
    tag,
    summary: 'People by name, pinyin, number, unit, post and state',
    access,
    query: extend(pageQuery, {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      unitId: Type.Optional(uuid),
      deep: Type.Optional(Type.Boolean()),
      post: Type.Optional(Type.String({ maxLength: 63 })),
      groupId: Type.Optional(uuid),
      state: Type.Optional(literals(['active', 'visiting', 'closed'])),
    }),
    response: { 200: page(personRow) },
  }),
  getManagedPerson: operation({
    method: 'get',
    path: `${path}/people/{id}`,
    tag,
    summary: 'A person with posts, groups, roles, open work and how they sign in',
    access,
    params: idParams,
    response: { 200: personDetail },
    errors: ['not-found'],
  }),
  createPerson: operation({
    method: 'post',
    path: `${path}/people`,
    tag,
    summary: 'Add a person',
    access,
    body: createPersonBody,
    response: { 201: personDetail },
    errors: ['organisation-refused'],
  }),
  changePerson: operation({
    method: 'patch',
    path: `${path}/people/{id}`,
    tag,
    summary: 'Change a person or where they belong',
    access,
    params: idParams,
    body: changePersonBody,
    response: { 200: personDetail },
    errors: conflict,
  }),
  closePerson: operation({
    method: 'post',
    path: `${path}/people/{id}/close`,
    tag,
    summary: 'Close an account whose work has been handed over; it ends its sessions',
    access,
    params: idParams,
    body: versioned,
    response: { 200: personDetail },
    errors: [...conflict, 'person-has-work', 'close-self', 'last-administrator'],
  }),
  reopenPerson: operation({
    method: 'post',
    path: `${path}/people/{id}/reopen`,
    tag,
    summary: 'Open a closed account again',
    access,
    params: idParams,
    body: versioned,
    response: { 200: personDetail },
    errors: conflict,
  }),
  listGroups: operation({
    method: 'get',
    path: `${path}/groups`,
    tag,
    summary: 'Groups, usable wherever a role finds people',
    access,
    response: { 200: Type.Object({ items: Type.Array(groupRow) }) },
  }),
  createGroup: operation({
    method: 'post',
    path: `${path}/groups`,
    tag,
    summary: 'Add a group',
    access,
    body: createGroupBody,
    response: { 201: groupRow },
    errors: ['organisation-refused'],
  }),
  changeGroup: operation({
    method: 'patch',
    path: `${path}/groups/{id}`,
    tag,
    summary: 'Rename a group, add and remove members, close it',
    access,
    params: idParams,
    body: changeGroupBody,
    response: { 200: groupRow },
    errors: conflict,
  }),
  savePost: operation({
    method: 'put',
    path: `${path}/posts/{key}`,
    tag,
    summary: 'Add a post or rename it',
    access,
    params: Type.Object({ key }),
    body: savePostBody,
    response: { 200: namedKey },
  }),
};
