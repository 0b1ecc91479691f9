import type { Transaction } from '@flowhall/db';
import { applyChanges } from './changes/apply-changes.ts';
import type { DesiredOrganisation } from './changes/desired-organisation.ts';
import { findBusy, findOrganisation, lockOrganisation } from './changes/organisation.repository.ts';
import { type OrganisationPlan, type PlanOptions, planOrganisation } from './changes/plan-organisation.ts';

export interface OrganisationWish extends Omit<PlanOptions, 'busy'> {
  readonly at: Date;
  /** Only say what would change. */
  readonly dryRun?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Brings the organisation to what is wished, all of it or nothing: files, directory servers and provisioning clients all go
 * this way. Nobody is deleted, and nobody is closed for whom work waits. With problems in the plan nothing is written. The
 * caller records who did it, in the same transaction, and gives it time: thousands of people take some seconds.
 */
export async function changeOrganisation(
  tx: Transaction,
  desired: DesiredOrganisation,
  { at, dryRun = false, onProgress, ...options }: OrganisationWish,
): Promise<OrganisationPlan> {
  await lockOrganisation(tx);
  const plan = planOrganisation(desired, await findOrganisation(tx), { ...options, busy: await findBusy(tx) });
  if (!dryRun && plan.problems.length === 0) {
    await applyChanges(tx, plan.changes, { at, nextId: options.nextId, ...(onProgress && { onProgress }) });
  }
  return plan;
}
