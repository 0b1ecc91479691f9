import type { AppRoute } from '../../lib/route.ts';

export const applyRoutes: AppRoute[] = [];
