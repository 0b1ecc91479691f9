import type { AppRoute } from '../../lib/route.ts';

export const taskRoutes: AppRoute[] = [];
