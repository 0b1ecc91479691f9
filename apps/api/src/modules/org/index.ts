export { orgRoutes } from './org.routes.ts';
export { closeDemoAccounts, seedDemo } from './seed-demo.ts';
