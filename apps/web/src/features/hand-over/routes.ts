import { paths } from '../../lib/paths.ts';
import type { AppRoute } from '../../lib/route.ts';

export const handOverRoutes: AppRoute[] = [
  {
    path: paths.handOver,
    access: 'org.manage',
    load: async () => (await import('./pages/hand-over-page.tsx')).HandOverPage,
  },
];
