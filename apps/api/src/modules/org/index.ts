export { type ApplyOptions, applyChanges } from './changes/apply-changes.ts';
export type {
  DesiredGroup,
  DesiredMembership,
  DesiredOrganisation,
  DesiredPerson,
  DesiredUnit,
  PlanProblem,
} from './changes/desired-organisation.ts';
export {
  findGroupStates,
  findOrganisation,
  findPersonStates,
  findUnitStates,
  lockOrganisation,
} from './changes/organisation.repository.ts';
export { kindOf, type OrganisationChange, type OrganisationState } from './changes/organisation.ts';
export { type PlanOptions, planOrganisation, type SealedPhone } from './changes/plan-organisation.ts';
export { CLOSE_EXPIRED, closeExpired } from './close-expired.ts';
export { orgRoutes } from './org.routes.ts';
export { organisationRoutes } from './organisation.routes.ts';
export { closeDemoAccounts, hasRealPeople, seedDemo } from './seed-demo.ts';
