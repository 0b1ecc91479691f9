export { countOpenWork } from './hand-overs.repository.ts';
export { handOversRoutes, workOnHandOvers } from './hand-overs.routes.ts';
