export { verifyCode } from './verify-code.ts';
export { type VisitorsDeps, visitorsRoutes } from './visitors.routes.ts';
