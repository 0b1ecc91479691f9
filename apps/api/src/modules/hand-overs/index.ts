export { countOpenWork, type HandOverRow } from './hand-overs.repository.ts';
export { handOversRoutes, workOnHandOvers } from './hand-overs.routes.ts';
export type { HandOverServices } from './run-hand-over.ts';
export { startHandOver } from './start-hand-over.ts';
