export { signaturesRoutes } from './signatures.routes.ts';
