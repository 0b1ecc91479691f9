export { NotificationBell } from './components/notification-bell.tsx';
export { NotificationLink } from './components/notification-link.tsx';
export { OwnNotificationSettings } from './components/own-notification-settings.tsx';
