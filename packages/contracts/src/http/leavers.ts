import { type Static, Type } from 'typebox';
import { instant, literals, noContent, nullable, person, uuid } from './common.ts';
import { operation } from './operation.ts';

/** `waiting`: for somebody to decide; `handing-over`: their work is on its way; then `closed`, or `stayed`. */
export const LEAVER_STATES = ['waiting', 'handing-over', 'closed', 'stayed'] as const;

/** Somebody who leaves: cannot sign in any more, gets no new work, and is closed once the open work is with others. */
export const leaver = Type.Object({
  person,
  username: Type.String(),
  state: literals(LEAVER_STATES),
  /** Who noticed: `local`, `scim`, or `ldap:` and the key of a directory. */
  source: Type.String(),
  noticedAt: instant,
  /** Open tasks now. */
  open: Type.Integer(),
  /** Whoever holds the same post there, or else the head of the unit. */
  suggested: nullable(person),
  receiver: nullable(person),
  /** Applications that could not be handed over, the last time. */
  failed: Type.Integer(),
  settledAt: nullable(instant),
});
export type Leaver = Static<typeof leaver>;

const tag = 'leavers';
const access = 'org.manage';
const params = Type.Object({ userId: uuid });

export const leaversApi = {
  listLeavers: operation({
    method: 'get',
    path: '/api/leavers',
    tag,
    summary: 'Who leaves, those first for whom somebody has to decide; then the latest hundred who left',
    access,
    response: { 200: Type.Object({ items: Type.Array(leaver) }) },
  }),
  beginLeaving: operation({
    method: 'post',
    path: '/api/leavers',
    tag,
    summary: 'Somebody leaves: sessions end at once, the account is closed when no work is left',
    access,
    body: Type.Object({ userId: uuid }, { additionalProperties: false }),
    response: { 201: leaver },
    errors: ['not-found', 'user-not-active', 'forbidden'],
  }),
  handOverLeaver: operation({
    method: 'post',
    path: '/api/leavers/{userId}/hand-over',
    tag,
    summary: 'Hand all open work of a leaver to another person, then close the account',
    access,
    params,
    body: Type.Object(
      { toUserId: uuid, reason: Type.Optional(Type.String({ maxLength: 2000 })) },
      { additionalProperties: false },
    ),
    response: { 202: leaver },
    errors: ['not-found', 'user-not-active', 'leaver-settled'],
  }),
  keepLeaver: operation({
    method: 'post',
    path: '/api/leavers/{userId}/stay',
    tag,
    summary: 'Somebody stays after all, and is kept up to date here from now on',
    access,
    params,
    response: { 204: noContent },
    errors: ['not-found', 'leaver-settled'],
  }),
};
