export { refuseWithoutAdministrator } from './change-role.ts';
export { rightsRoutes } from './rights.routes.ts';
