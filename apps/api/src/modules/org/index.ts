export { type ApplyOptions, applyChanges } from './changes/apply-changes.ts';
export type {
  DesiredGroup,
  DesiredMembership,
  DesiredOrganisation,
  DesiredPerson,
  DesiredUnit,
  PlanProblem,
} from './changes/desired-organisation.ts';
export { findBusy, findOrganisation, lockOrganisation } from './changes/organisation.repository.ts';
export { kindOf, type OrganisationChange, type OrganisationState } from './changes/organisation.ts';
export { type OrganisationPlan, type PlanOptions, planOrganisation } from './changes/plan-organisation.ts';
export { orgRoutes } from './org.routes.ts';
export { closeDemoAccounts, hasRealPeople, seedDemo } from './seed-demo.ts';
