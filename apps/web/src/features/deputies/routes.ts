import type { AppRoute } from '../../lib/route.ts';

export const deputyRoutes: AppRoute[] = [
  {
    path: '/deputies',
    access: 'signed-in',
    load: async () => (await import('./pages/deputies-page.tsx')).DeputiesPage,
  },
];
