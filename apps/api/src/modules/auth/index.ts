export { type Actors, createActors } from './actors.ts';
export { authRoutes } from './auth.routes.ts';
export { type Brake, createBrake } from './brake.ts';
export { getCurrentUser } from './get-current-user.ts';
export { SITE_NAME } from './get-site.ts';
export { type Origin, openSession } from './open-session.ts';
export { refuseWeakPassword } from './password-policy.ts';
export { hashPassword, passwordFits } from './passwords.ts';
export { grantsOf, permissionsOf } from './permissions.ts';
export { createSessionCookie, type SessionCookie } from './session-cookie.ts';
export {
  end as endSession,
  endAllOf as endSessionsOf,
  findBelow,
  forget as forgetActor,
  grantColumns,
  stepAsked,
  stepDone,
} from './sessions.repository.ts';
export { createAddressLimit, createSignInLimit } from './sign-in-limit.ts';
export { find as findSignInSettings, save as saveSignInSettings } from './sign-in-settings.repository.ts';
