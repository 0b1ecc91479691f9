export { orgRoutes } from './org.routes.ts';
export { closeDemoAccounts, hasRealPeople, seedDemo } from './seed-demo.ts';
