import { type Static, Type } from 'typebox';
import { extend, instant, jsonObject, literals, noContent, nullable, page, pageQuery, uuid } from './common.ts';
import { operation } from './operation.ts';

export const NOTIFICATION_EVENTS = [
  'task-assigned',
  'task-claimable',
  'returned',
  'completed',
  'rejected',
  'terminated',
  'withdrawn',
  'transferred',
  'sign-asked',
  'sign-removed',
  'urged',
  'cc',
  'comment',
  'incident',
] as const;

export const notification = Type.Object({
  id: uuid,
  event: literals(NOTIFICATION_EVENTS),
  /** Values for the text of the event: `title`, `number`, `step` {zh,en}, `actor`. */
  params: jsonObject,
  instanceId: nullable(uuid),
  taskId: nullable(uuid),
  createdAt: instant,
  readAt: nullable(instant),
});
export type NotificationView = Static<typeof notification>;

/** What arrives on GET /api/events as the SSE event `change`; the client refetches what it names. */
export const liveChange = Type.Object({
  kind: literals(['task', 'instance', 'notification', 'draft']),
  instanceId: Type.Optional(uuid),
  taskId: Type.Optional(uuid),
});
export type LiveChange = Static<typeof liveChange>;

export const notificationsApi = {
  listNotifications: operation({
    method: 'get',
    path: '/api/notifications',
    tag: 'notifications',
    summary: 'Own notifications',
    access: 'authenticated',
    query: extend(pageQuery, { unread: Type.Optional(Type.Boolean()) }),
    response: { 200: page(notification) },
  }),
  readNotifications: operation({
    method: 'post',
    path: '/api/notifications/read',
    tag: 'notifications',
    summary: 'Mark as read; without ids, all',
    access: 'authenticated',
    body: Type.Object({ ids: Type.Optional(Type.Array(uuid, { maxItems: 200 })) }, { additionalProperties: false }),
    response: { 204: noContent },
  }),
  streamEvents: operation({
    method: 'get',
    path: '/api/events',
    tag: 'notifications',
    summary: 'Server-sent events: changes that concern the caller',
    access: 'authenticated',
    response: { 200: Type.Unknown() },
    produces: 'text/event-stream',
  }),
};
