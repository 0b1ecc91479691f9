import { type Static, Type } from 'typebox';
import { PERMISSIONS } from '../permissions.ts';
import {
  extend,
  idParams,
  instant,
  literals,
  localizedText,
  noContent,
  nullable,
  page,
  pageQuery,
  person,
  uuid,
} from './common.ts';
import { operation } from './operation.ts';

const tag = 'rights';
const access = 'roles.manage';
const permission = literals([...PERMISSIONS]);
const permissions = Type.Array(permission, { maxItems: PERMISSIONS.length, uniqueItems: true });
const text = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const roleName = Type.Object({ zh: text, en: text }, { additionalProperties: false });

export const role = Type.Object({
  id: uuid,
  key: Type.String(),
  name: localizedText,
  permissions: Type.Array(permission),
  /** Who have it. */
  people: Type.Integer(),
  /** Whether the caller may change it and give it to people: only what they hold themselves. */
  grantable: Type.Boolean(),
});
export type Role = Static<typeof role>;

export const roleBody = Type.Object({ name: roleName, permissions }, { additionalProperties: false });
export type RoleBody = Static<typeof roleBody>;

export const createRoleBody = Type.Object(
  { key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,62}$' }), name: roleName, permissions },
  { additionalProperties: false },
);
export type CreateRoleBody = Static<typeof createRoleBody>;

const namedItem = Type.Object({ key: Type.String(), name: localizedText });
const namedDepartment = Type.Object({ id: uuid, name: localizedText });

/** A role that somebody has: everywhere, or for departments (with those below) and services. */
export const grant = Type.Object({
  user: person,
  role: Type.Object({ id: uuid, name: localizedText }),
  departments: Type.Array(namedDepartment),
  items: Type.Array(namedItem),
  grantedAt: instant,
  /** Name; null for what was there from the beginning. */
  grantedBy: nullable(Type.String()),
  /** Whether the caller may change or take it. */
  changeable: Type.Boolean(),
});
export type Grant = Static<typeof grant>;

export const grantBody = Type.Object(
  {
    departmentIds: Type.Array(uuid, { maxItems: 50, uniqueItems: true }),
    itemKeys: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,62}$' }), { maxItems: 100, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type GrantBody = Static<typeof grantBody>;

/** What somebody may do, by which role, and where. */
export const rightsOf = Type.Object({
  user: person,
  active: Type.Boolean(),
  rights: Type.Array(
    Type.Object({
      permission,
      by: Type.Array(
        Type.Object({
          role: localizedText,
          departments: Type.Array(namedDepartment),
          items: Type.Array(namedItem),
          /** The grant is narrowed to what this permission cannot be narrowed to: it gives nothing. */
          without: Type.Boolean(),
        }),
      ),
    }),
  ),
});
export type RightsOf = Static<typeof rightsOf>;

const grantParams = Type.Object({ id: uuid, roleId: uuid });

export const rightsApi = {
  listRoleDetails: operation({
    method: 'get',
    path: '/api/admin/roles',
    tag,
    summary: 'Roles with what they permit and how many people have them',
    access,
    response: { 200: Type.Object({ items: Type.Array(role) }) },
  }),
  createRole: operation({
    method: 'post',
    path: '/api/admin/roles',
    tag,
    summary: 'Make a role of permissions that one holds',
    access,
    body: createRoleBody,
    response: { 201: role },
    errors: ['forbidden', 'role-exists'],
  }),
  changeRole: operation({
    method: 'put',
    path: '/api/admin/roles/{id}',
    tag,
    summary: 'Change the name of a role and what it permits',
    access,
    params: idParams,
    body: roleBody,
    response: { 200: role },
    errors: ['not-found', 'forbidden', 'last-administrator'],
  }),
  deleteRole: operation({
    method: 'delete',
    path: '/api/admin/roles/{id}',
    tag,
    summary: 'Remove a role that nobody has',
    access,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found', 'forbidden', 'role-in-use'],
  }),
  listGrants: operation({
    method: 'get',
    path: '/api/admin/grants',
    tag,
    summary: 'Who has which role, and for what, newest first',
    access,
    query: extend(pageQuery, { userId: Type.Optional(uuid), roleId: Type.Optional(uuid) }),
    response: { 200: page(grant) },
    errors: ['invalid-cursor'],
  }),
  saveGrant: operation({
    method: 'put',
    path: '/api/admin/users/{id}/roles/{roleId}',
    tag,
    summary: 'Give a role to somebody, or change for what they have it',
    access,
    params: grantParams,
    body: grantBody,
    response: { 200: grant },
    errors: ['not-found', 'forbidden', 'last-administrator'],
  }),
  removeGrant: operation({
    method: 'delete',
    path: '/api/admin/users/{id}/roles/{roleId}',
    tag,
    summary: 'Take a role from somebody',
    access,
    params: grantParams,
    response: { 204: noContent },
    errors: ['not-found', 'forbidden', 'last-administrator'],
  }),
  getRightsOf: operation({
    method: 'get',
    path: '/api/admin/users/{id}/rights',
    tag,
    summary: 'What somebody may do, by which role, and where',
    access,
    params: idParams,
    response: { 200: rightsOf },
    errors: ['not-found'],
  }),
};
