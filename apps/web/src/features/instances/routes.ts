import type { AppRoute } from '../../lib/route.ts';

export const instanceRoutes: AppRoute[] = [
  {
    path: '/applications',
    access: 'signed-in',
    load: async () => (await import('./pages/applications-page.tsx')).ApplicationsPage,
  },
  {
    path: '/applications/:id',
    access: 'signed-in',
    load: async () => (await import('./pages/instance-page.tsx')).InstancePage,
  },
];
