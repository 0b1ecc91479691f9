import { adminRoutes } from '../features/admin/routes.ts';
import { applyRoutes } from '../features/apply/routes.ts';
import { authRoutes } from '../features/auth/routes.ts';
import { deputyRoutes } from '../features/deputies/routes.ts';
import { directoryRoutes } from '../features/directories/routes.ts';
import { hallRoutes } from '../features/hall/routes.ts';
import { handOverRoutes } from '../features/hand-over/routes.ts';
import { instanceRoutes } from '../features/instances/routes.ts';
import { notificationRoutes } from '../features/notifications/routes.ts';
import { rightsRoutes } from '../features/rights/routes.ts';
import { studioRoutes } from '../features/studio/routes.ts';
import { taskRoutes } from '../features/tasks/routes.ts';
import { verifyRoutes } from '../features/verify/routes.ts';
import { visitRoutes } from '../features/visit/routes.ts';
import type { AppRoute } from '../lib/route.ts';

/** Every page of the application; each feature names its own. */
export const routes: readonly AppRoute[] = [
  ...authRoutes,
  ...verifyRoutes,
  ...visitRoutes,
  ...hallRoutes,
  ...applyRoutes,
  ...taskRoutes,
  ...instanceRoutes,
  ...notificationRoutes,
  ...deputyRoutes,
  ...studioRoutes,
  ...adminRoutes,
  ...rightsRoutes,
  ...handOverRoutes,
  ...directoryRoutes,
];
