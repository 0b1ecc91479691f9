export { sheetsRoutes } from './sheets.routes.ts';
