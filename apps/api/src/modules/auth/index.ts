export { type Actors, createActors } from './actors.ts';
export { authRoutes } from './auth.routes.ts';
export { SITE_NAME } from './get-site.ts';
export { hashPassword } from './passwords.ts';
export { permissionsOf } from './permissions.ts';
export { createSessionCookie, type SessionCookie } from './session-cookie.ts';
export { create as createSession, end as endSession } from './sessions.repository.ts';
export { type Origin, SESSION_LIFETIME_MS } from './sign-in.ts';
