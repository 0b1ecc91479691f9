export { type Actors, createActors } from './actors.ts';
export { authRoutes } from './auth.routes.ts';
export { SITE_NAME } from './get-site.ts';
export { hashPassword } from './passwords.ts';
export { permissionsOf } from './permissions.ts';
