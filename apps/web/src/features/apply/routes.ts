import type { AppRoute } from '../../lib/route.ts';

export const applyRoutes: AppRoute[] = [
  {
    path: '/items/:key/apply',
    access: 'signed-in',
    load: async () => (await import('./pages/apply-page.tsx')).ApplyPage,
  },
  {
    path: '/applications/:id/submitted',
    access: 'signed-in',
    load: async () => (await import('./pages/submitted-page.tsx')).SubmittedPage,
  },
];
