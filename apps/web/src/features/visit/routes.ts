import type { AppRoute } from '../../lib/route.ts';

export const visitRoutes: AppRoute[] = [
  {
    path: '/visit/:key',
    access: 'public',
    load: async () => (await import('./pages/visit-page.tsx')).VisitPage,
  },
];
