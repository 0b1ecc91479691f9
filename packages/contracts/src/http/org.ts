import { type Static, Type } from 'typebox';
import { extend, localizedText, nullable, page, pageQuery, person, uuid } from './common.ts';
import { operation } from './operation.ts';

export const department = Type.Object({
  id: uuid,
  key: Type.String(),
  name: localizedText,
  parentId: nullable(uuid),
  /** People whose main department this is, without sub-departments. */
  people: Type.Integer(),
});
export type Department = Static<typeof department>;

export const namedKey = Type.Object({ key: Type.String(), name: localizedText });
export type NamedKey = Static<typeof namedKey>;

export const usersQuery = extend(pageQuery, {
  q: Type.Optional(Type.String({ maxLength: 100 })),
  departmentId: Type.Optional(uuid),
  /** Also people of the departments below. */
  deep: Type.Optional(Type.Boolean()),
  post: Type.Optional(Type.String({ maxLength: 100 })),
  /** Exactly these people, to show names for stored ids; comma separated. */
  ids: Type.Optional(Type.String({ maxLength: 4000 })),
  /** Exactly these people, as process files name them; comma separated. Only for those who edit processes. */
  usernames: Type.Optional(Type.String({ maxLength: 4000 })),
});

/** Somebody to pick. Whoever edits processes also sees the user name, by which a process names people. */
export const pickedPerson = extend(person, { username: Type.Optional(Type.String()) });
export type PickedPerson = Static<typeof pickedPerson>;

const tag = 'org';
export const orgApi = {
  getOrgTree: operation({
    method: 'get',
    path: '/api/org/tree',
    tag,
    summary: 'All departments, parents before children',
    access: 'authenticated',
    response: { 200: Type.Object({ departments: Type.Array(department) }) },
  }),
  listOrgChildren: operation({
    method: 'get',
    path: '/api/org/children',
    tag,
    summary: 'Departments directly below another one, with the way to a department',
    access: 'authenticated',
    query: Type.Object({
      parentId: Type.Optional(uuid),
      /** Besides, everything that is needed to show this department in the tree. */
      showing: Type.Optional(uuid),
    }),
    response: {
      200: Type.Object({
        departments: Type.Array(
          Type.Object({
            id: uuid,
            key: Type.String(),
            name: localizedText,
            parentId: nullable(uuid),
            /** Departments directly below. */
            departments: Type.Integer(),
          }),
        ),
      }),
    },
  }),
  listUsers: operation({
    method: 'get',
    path: '/api/org/users',
    tag,
    summary: 'Find people by name, department or post',
    access: 'authenticated',
    query: usersQuery,
    response: { 200: page(pickedPerson) },
  }),
  listDepartments: operation({
    method: 'get',
    path: '/api/org/departments',
    tag,
    summary: 'Find departments by name',
    access: 'authenticated',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: { 200: Type.Object({ items: Type.Array(department) }) },
  }),
  listRoles: operation({
    method: 'get',
    path: '/api/org/roles',
    tag,
    summary: 'Roles',
    access: 'authenticated',
    response: { 200: Type.Object({ items: Type.Array(namedKey) }) },
  }),
  listPosts: operation({
    method: 'get',
    path: '/api/org/posts',
    tag,
    summary: 'Posts',
    access: 'authenticated',
    response: { 200: Type.Object({ items: Type.Array(namedKey) }) },
  }),
};
