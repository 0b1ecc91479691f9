import { type Static, Type } from 'typebox';
import { idParams, instant, noContent, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

const tag = 'sessions';

/** A sign-in that has not ended. */
export const sessionView = Type.Object({
  id: uuid,
  /** In words as far as it is known: `Chrome` on `Windows`. */
  device: Type.Object({ browser: nullable(Type.String()), system: nullable(Type.String()) }),
  address: nullable(Type.String()),
  createdAt: instant,
  /** When it was last renewed: a page that is open renews it every quarter of an hour. */
  lastSeenAt: instant,
  expiresAt: instant,
  /** The one with which this was asked. */
  current: Type.Boolean(),
  /** Through which other system; null for a password. */
  provider: nullable(Type.String()),
});
export type SessionView = Static<typeof sessionView>;
const sessions = Type.Object({ items: Type.Array(sessionView) });

export const sessionsApi = {
  listMySessions: operation({
    method: 'get',
    path: '/api/me/sessions',
    tag,
    summary: 'Where one has signed in, last seen first',
    access: 'authenticated',
    response: { 200: sessions },
  }),
  endMySession: operation({
    method: 'delete',
    path: '/api/me/sessions/{id}',
    tag,
    summary: 'End an own session: it is not renewed any more, and refused at once',
    access: 'authenticated',
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  endMyOtherSessions: operation({
    method: 'post',
    path: '/api/me/sessions/end-others',
    tag,
    summary: 'End all own sessions but this one',
    access: 'authenticated',
    response: { 200: Type.Object({ ended: Type.Integer() }) },
  }),
  listUserSessions: operation({
    method: 'get',
    path: '/api/admin/users/{id}/sessions',
    tag,
    summary: 'Where somebody has signed in, last seen first',
    access: 'org.manage',
    params: idParams,
    response: { 200: sessions },
    errors: ['not-found'],
  }),
  endUserSession: operation({
    method: 'delete',
    path: '/api/admin/users/{id}/sessions/{sessionId}',
    tag,
    summary: "End somebody's session",
    access: 'org.manage',
    params: Type.Object({ id: uuid, sessionId: uuid }),
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
