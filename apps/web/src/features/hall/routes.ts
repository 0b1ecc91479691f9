import type { AppRoute } from '../../lib/route.ts';

export const hallRoutes: AppRoute[] = [
  {
    path: '/',
    access: 'signed-in',
    load: async () => (await import('./pages/hall-page.tsx')).HallPage,
  },
  {
    path: '/items/:key',
    access: 'signed-in',
    load: async () => (await import('./pages/item-page.tsx')).ItemPage,
  },
];
