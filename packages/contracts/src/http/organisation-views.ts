import { type Static, Type } from 'typebox';
import { instant, localizedText, nullable, person, uuid } from './common.ts';

/** Posts with this key make their holders heads, or deputy heads, of a unit. */
export const HEAD_POST_KEY = 'head';
export const DEPUTY_HEAD_POST_KEY = 'deputy-head';

/** A unit in the tree of those who manage the organisation. */
export const unitRow = Type.Object({
  id: uuid,
  key: Type.String(),
  name: localizedText,
  kind: nullable(Type.String()),
  parentId: nullable(uuid),
  /** Units directly below that are open. */
  units: Type.Integer(),
  /** Active people whose main unit this is, without those below. */
  people: Type.Integer(),
  closed: Type.Boolean(),
  version: Type.Integer(),
});
export type UnitRow = Static<typeof unitRow>;

const unitName = Type.Object({ id: uuid, name: localizedText });

export const unitDetail = Type.Object({
  ...unitRow.properties,
  sortOrder: Type.Integer(),
  source: Type.String(),
  closedAt: nullable(instant),
  /** From the top down to the unit above. */
  path: Type.Array(unitName),
  heads: Type.Array(person),
  deputies: Type.Array(person),
  /** Running applications for this unit. */
  openApplications: Type.Integer(),
});
export type UnitDetail = Static<typeof unitDetail>;

export const membershipView = Type.Object({
  unitId: uuid,
  unit: localizedText,
  postKey: nullable(Type.String()),
  post: nullable(localizedText),
  main: Type.Boolean(),
});

export const personRow = Type.Object({
  id: uuid,
  username: Type.String(),
  name: Type.String(),
  nameEn: nullable(Type.String()),
  /** The main unit and post. */
  unit: nullable(localizedText),
  post: nullable(localizedText),
  source: Type.String(),
  validUntil: nullable(Type.String({ format: 'date' })),
  closed: Type.Boolean(),
  version: Type.Integer(),
});
export type PersonRow = Static<typeof personRow>;

export const personDetail = Type.Object({
  ...personRow.properties,
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  closedAt: nullable(instant),
  memberships: Type.Array(membershipView),
  groups: Type.Array(Type.Object({ id: uuid, name: localizedText })),
  roles: Type.Array(localizedText),
  /** Tasks that wait for this person, or that nobody else could claim. */
  openWork: Type.Integer(),
  /** A hand-over of all of it is on its way. */
  handingOver: Type.Boolean(),
  signIn: Type.Object({
    hasPassword: Type.Boolean(),
    /** Names of the providers by which the person signs in. */
    providers: Type.Array(localizedText),
    lastAt: nullable(instant),
    sessions: Type.Integer(),
  }),
});
export type PersonDetail = Static<typeof personDetail>;

export const groupRow = Type.Object({
  id: uuid,
  key: Type.String(),
  name: localizedText,
  source: Type.String(),
  members: Type.Integer(),
  closed: Type.Boolean(),
  version: Type.Integer(),
});
export type GroupRow = Static<typeof groupRow>;
