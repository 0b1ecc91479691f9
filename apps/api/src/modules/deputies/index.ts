export { type ActiveDeputies, createActiveDeputies, type Principal } from './active-deputies.ts';
export { inForce } from './deputies.repository.ts';
export { deputiesRoutes } from './deputies.routes.ts';
export { type Absence, proposeDeputy } from './propose-deputy.ts';
