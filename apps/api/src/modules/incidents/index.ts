export { incidentsRoutes } from './incidents.routes.ts';
