import { type Static, Type } from 'typebox';
import { extend, idParams, literals, localizedText, nullable, page, pageQuery, person, uuid } from './common.ts';
import { operation } from './operation.ts';

const date = Type.String({ format: 'date' });
const itemKeys = Type.Array(Type.String({ maxLength: 63 }), { maxItems: 100, uniqueItems: true });
const reason = Type.Optional(Type.String({ maxLength: 500 }));

export const DEPUTY_STATES = ['proposed', 'upcoming', 'active', 'ended'] as const;

/** Somebody who does another person's work for some days, both days included. */
export const deputy = Type.Object({
  id: uuid,
  /** Whose work it is. */
  principal: person,
  /** Null while proposed without anybody. */
  deputy: nullable(person),
  /** Empty: all services. */
  items: Type.Array(Type.Object({ key: Type.String(), name: localizedText })),
  from: date,
  to: date,
  reason: nullable(Type.String()),
  /** `proposed`: by an approved absence; waits for the principal's word. */
  state: literals(DEPUTY_STATES),
  /** The application that proposed it; for the principal only. */
  instanceId: nullable(uuid),
});
export type DeputyView = Static<typeof deputy>;

const setting = { deputyId: uuid, itemKeys: Type.Optional(itemKeys), from: date, to: date, reason };

/** `userId`: for somebody else, by those who manage the organisation. */
export const createDeputyBody = Type.Object(
  { userId: Type.Optional(uuid), ...setting },
  { additionalProperties: false },
);
export const changeDeputyBody = Type.Object(setting, { additionalProperties: false });
export type ChangeDeputyBody = Static<typeof changeDeputyBody>;

const refusals = ['deputy-self', 'deputy-period', 'user-not-active', 'too-many-deputies'] as const;
const tag = 'deputies';

/** Deputies see the other person's tasks among their own and act on them in that person's name. */
export const deputiesApi = {
  listDeputies: operation({
    method: 'get',
    path: '/api/deputies',
    tag,
    summary: 'One’s own deputies, those whose deputy one is, or everybody’s',
    access: 'authenticated',
    query: extend(pageQuery, { scope: Type.Optional(literals(['given', 'received', 'all'])) }),
    response: { 200: page(deputy) },
    errors: ['forbidden', 'invalid-cursor'],
  }),
  listDeputyItems: operation({
    method: 'get',
    path: '/api/deputies/items',
    tag,
    summary: 'Services for which a deputy may be named',
    access: 'authenticated',
    response: { 200: Type.Object({ items: Type.Array(Type.Object({ key: Type.String(), name: localizedText })) }) },
  }),
  createDeputy: operation({
    method: 'post',
    path: '/api/deputies',
    tag,
    summary: 'Name a deputy for some days',
    access: 'authenticated',
    body: createDeputyBody,
    response: { 201: deputy },
    errors: ['forbidden', ...refusals],
  }),
  changeDeputy: operation({
    method: 'put',
    path: '/api/deputies/{id}',
    tag,
    summary: 'Change a deputyship, or confirm a proposed one',
    access: 'authenticated',
    params: idParams,
    body: changeDeputyBody,
    response: { 200: deputy },
    errors: ['not-found', 'deputy-ended', ...refusals],
  }),
  endDeputy: operation({
    method: 'post',
    path: '/api/deputies/{id}/end',
    tag,
    summary: 'End a deputyship now, or decline a proposed one',
    access: 'authenticated',
    params: idParams,
    response: { 200: deputy },
    errors: ['not-found', 'deputy-ended'],
  }),
};
