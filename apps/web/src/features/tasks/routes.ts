import type { AppRoute } from '../../lib/route.ts';

export const taskRoutes: AppRoute[] = [
  {
    path: '/tasks',
    access: 'signed-in',
    load: async () => (await import('./pages/task-center-page.tsx')).TaskCenterPage,
  },
  {
    path: '/tasks/:id',
    access: 'signed-in',
    load: async () => (await import('./pages/task-page.tsx')).TaskPage,
  },
];
