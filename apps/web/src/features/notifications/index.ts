export { NotificationBell } from './components/notification-bell.tsx';
export { NotificationLink } from './components/notification-link.tsx';
export { NotificationSettings } from './components/notification-settings.tsx';
