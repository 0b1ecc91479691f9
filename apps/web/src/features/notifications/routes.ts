import type { AppRoute } from '../../lib/route.ts';

export const notificationRoutes: AppRoute[] = [
  {
    path: '/notifications',
    access: 'signed-in',
    load: async () => (await import('./pages/notifications-page.tsx')).NotificationsPage,
  },
];
