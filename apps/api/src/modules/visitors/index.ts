export { createPhoneCodes } from './phone-codes.ts';
export { verifyCode } from './verify-code.ts';
export { type VisitorsDeps, visitorsRoutes } from './visitors.routes.ts';
