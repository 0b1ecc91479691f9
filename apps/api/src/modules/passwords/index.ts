export { inviteFirstAdministrator } from './invite-first-administrator.ts';
export { passwordsRoutes } from './passwords.routes.ts';
