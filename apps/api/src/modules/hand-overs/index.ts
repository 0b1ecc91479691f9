export { handOversRoutes, workOnHandOvers } from './hand-overs.routes.ts';
