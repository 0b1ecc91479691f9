export type { StudioServices } from './services.ts';
export { studioRoutes } from './studio.routes.ts';
