import { loadStudioTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import type { AppRoute } from '../../lib/route.ts';

const access = 'definitions.edit';

export const studioRoutes: AppRoute[] = [
  {
    path: paths.studio,
    access,
    load: async () => {
      const [page] = await Promise.all([import('./pages/studio-page.tsx'), loadStudioTexts()]);
      return page.StudioPage;
    },
  },
  {
    path: '/studio/drafts/:id/:tab',
    access,
    load: async () => {
      const [page] = await Promise.all([import('./pages/draft-page.tsx'), loadStudioTexts()]);
      return page.DraftPage;
    },
  },
];
