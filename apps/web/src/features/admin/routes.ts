import { paths } from '../../lib/paths.ts';
import type { AppRoute } from '../../lib/route.ts';

export const adminRoutes: AppRoute[] = [
  {
    path: paths.admin,
    access: 'signed-in',
    load: async () => (await import('./pages/admin-page.tsx')).AdminPage,
  },
  {
    path: paths.adminCalendar,
    access: 'org.manage',
    load: async () => (await import('./pages/calendar-page.tsx')).CalendarPage,
  },
  {
    path: paths.adminTexts,
    access: 'org.manage',
    load: async () => (await import('./pages/texts-page.tsx')).TextsPage,
  },
  {
    path: paths.adminDeliveries,
    access: 'instances.operate',
    load: async () => (await import('./pages/deliveries-page.tsx')).DeliveriesPage,
  },
  {
    path: paths.adminProviders,
    access: 'identity-providers.manage',
    load: async () => (await import('./pages/providers-page.tsx')).ProvidersPage,
  },
];
