export { apiTokensRoutes } from './api-tokens.routes.ts';
export { createFindProgram } from './find-program.ts';
