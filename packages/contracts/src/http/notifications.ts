import { type Static, Type } from 'typebox';
import {
  extend,
  idParams,
  instant,
  jsonObject,
  literals,
  noContent,
  nullable,
  page,
  pageQuery,
  uuid,
} from './common.ts';
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
  'due-soon',
  'overdue',
  'escalated',
  'cc',
  'comment',
  'mentioned',
  'incident',
  'deputy-proposed',
  'deputy-named',
] as const;

export const notification = Type.Object({
  id: uuid,
  event: literals(NOTIFICATION_EVENTS),
  /** Values for the text of the event: `title`, `number`, `step` {zh,en}, `actor`; `behalf`: whose deputy is told. */
  params: jsonObject,
  instanceId: nullable(uuid),
  taskId: nullable(uuid),
  createdAt: instant,
  readAt: nullable(instant),
});
export type NotificationView = Static<typeof notification>;

export const CHANNEL_CHOICES = ['asked', 'always', 'never'] as const;

const time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const channelChoice = Type.Optional(literals(CHANNEL_CHOICES));

/** How the caller is told besides the messages in the application, which always come. */
export const notificationSettings = Type.Object(
  {
    /** `asked`, the usual: when the sender or the service asks for it; `always`; `never`. */
    channels: Type.Object(
      { sms: channelChoice, email: channelChoice, wecom: channelChoice },
      { additionalProperties: false },
    ),
    /** Between them, `HH:MM` in the organisation's zone, messages outside the application wait. */
    quiet: nullable(Type.Object({ from: time, to: time }, { additionalProperties: false })),
    /** One e-mail on working days with what is still to do. */
    digest: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type NotificationSettings = Static<typeof notificationSettings>;

export const DELIVERY_STATUSES = ['pending', 'sent', 'failed', 'skipped'] as const;

/** One message by one channel; says nothing of its address. */
export const delivery = Type.Object({
  id: uuid,
  channel: Type.String(),
  status: literals(DELIVERY_STATUSES),
  attempts: Type.Integer(),
  error: nullable(Type.String()),
  event: literals(NOTIFICATION_EVENTS),
  userId: uuid,
  /** Name of whom it is for, and what it is about. */
  recipient: Type.String(),
  title: Type.String(),
  instanceId: nullable(uuid),
  createdAt: instant,
  sentAt: nullable(instant),
});
export type DeliveryView = Static<typeof delivery>;

/** What arrives on GET /api/events as the SSE event `change`; the client refetches what it names. */
export const liveChange = Type.Object({
  kind: literals(['task', 'instance', 'notification', 'draft', 'studio']),
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
  getNotificationSettings: operation({
    method: 'get',
    path: '/api/me/notification-settings',
    tag: 'notifications',
    summary: 'How one is told, and the channels there are',
    access: 'authenticated',
    response: {
      200: Type.Object({ settings: notificationSettings, available: Type.Array(literals(['sms', 'email', 'wecom'])) }),
    },
  }),
  saveNotificationSettings: operation({
    method: 'put',
    path: '/api/me/notification-settings',
    tag: 'notifications',
    summary: 'Change how one is told',
    access: 'authenticated',
    body: notificationSettings,
    response: { 204: noContent },
  }),
  listDeliveries: operation({
    method: 'get',
    path: '/api/admin/notification-deliveries',
    tag: 'notifications',
    summary: 'Messages outside the application: sent, waiting, failed',
    access: 'instances.operate',
    query: extend(pageQuery, { status: Type.Optional(literals(DELIVERY_STATUSES)) }),
    response: { 200: page(delivery) },
    errors: ['invalid-cursor'],
  }),
  retryDelivery: operation({
    method: 'post',
    path: '/api/admin/notification-deliveries/{id}/retry',
    tag: 'notifications',
    summary: 'Send a message again that failed',
    access: 'instances.operate',
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  streamEvents: operation({
    method: 'get',
    path: '/api/events',
    tag: 'notifications',
    summary: 'Server-sent events: changes that concern the caller',
    access: 'authenticated',
    visitors: true,
    response: { 200: Type.Unknown() },
    produces: 'text/event-stream',
  }),
};
