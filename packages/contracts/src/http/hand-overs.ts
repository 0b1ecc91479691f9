import { type Static, Type } from 'typebox';
import { idParams, instant, localizedText, nullable, person, uuid } from './common.ts';
import { operation } from './operation.ts';

const tag = 'hand-overs';
const access = 'org.manage';
const itemKeys = Type.Optional(Type.Array(Type.String({ maxLength: 63 }), { maxItems: 100, uniqueItems: true }));

/** What waits for somebody: their tasks, and those that nobody else could claim. */
export const handOverPreview = Type.Object({
  /** The oldest hundred. */
  tasks: Type.Array(
    Type.Object({
      taskId: uuid,
      instanceId: uuid,
      number: Type.String(),
      title: Type.String(),
      itemKey: Type.String(),
      step: localizedText,
      claimable: Type.Boolean(),
    }),
  ),
  total: Type.Integer(),
  /** Deputyships that end or go to the other person. */
  deputies: Type.Integer(),
});
export type HandOverPreview = Static<typeof handOverPreview>;

/** `total`, `done` and `failed` count applications; it is finished once none is left. */
export const handOver = Type.Object({
  id: uuid,
  from: person,
  to: person,
  total: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  createdAt: instant,
  finishedAt: nullable(instant),
});
export type HandOverView = Static<typeof handOver>;

/** All open work of somebody who leaves goes to others: everything, or that of some services. */
export const handOversApi = {
  previewHandOver: operation({
    method: 'post',
    path: '/api/hand-overs/preview',
    tag,
    summary: 'What waits for somebody who leaves',
    access,
    body: Type.Object({ userId: uuid, itemKeys }, { additionalProperties: false }),
    response: { 200: handOverPreview },
  }),
  createHandOver: operation({
    method: 'post',
    path: '/api/hand-overs',
    tag,
    summary: 'Hand all of it to another person; a job does it',
    access,
    body: Type.Object(
      { fromUserId: uuid, toUserId: uuid, itemKeys, reason: Type.Optional(Type.String({ maxLength: 2000 })) },
      { additionalProperties: false },
    ),
    response: { 202: handOver },
    errors: ['not-found', 'user-not-active'],
  }),
  getHandOver: operation({
    method: 'get',
    path: '/api/hand-overs/{id}',
    tag,
    summary: 'How far it has come',
    access,
    params: idParams,
    response: { 200: handOver },
    errors: ['not-found'],
  }),
};
