export { CLOSE_EXPIRED, closeExpired } from './close-expired.ts';
export { orgRoutes } from './org.routes.ts';
export { organisationRoutes } from './organisation.routes.ts';
export { closeDemoAccounts, hasRealPeople, seedDemo } from './seed-demo.ts';
