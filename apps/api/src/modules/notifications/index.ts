export { deliverNotification } from './deliver-notification.ts';
export type { MessageParams } from './message-text.ts';
export { notificationsRoutes } from './notifications.routes.ts';
export { DELIVER_NOTIFICATION, type DeliveryJob, type Message, type NotifyDeps, notify } from './notify.ts';
