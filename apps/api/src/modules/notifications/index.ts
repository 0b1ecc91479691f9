export type { MessageParams } from './message-text.ts';
export { createNotifications } from './notifications.ts';
export type { Message } from './notify.ts';
