export { type SavedViewsDeps, savedViewsRoutes } from './saved-views.routes.ts';
