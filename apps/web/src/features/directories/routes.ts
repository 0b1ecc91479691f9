import { paths } from '../../lib/paths.ts';
import type { AppRoute } from '../../lib/route.ts';

export const directoryRoutes: AppRoute[] = [
  {
    path: paths.adminDirectories,
    access: 'org.manage',
    load: async () => (await import('./pages/directories-page.tsx')).DirectoriesPage,
  },
  {
    path: paths.adminLeavers,
    access: 'org.manage',
    load: async () => (await import('./pages/leavers-page.tsx')).LeaversPage,
  },
];
