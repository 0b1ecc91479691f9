import type { ResolveAction, RetryAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import type { Incident } from '../state.ts';
import { resolveIncident } from '../unit-of-work/incidents.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import type { Work } from '../unit-of-work/work.ts';

/** An operator takes an incident away, so that what failed is tried again or is done with. */
export async function endIncident(work: Work, action: RetryAction | ResolveAction): Promise<Incident> {
  if (work.actor?.operator !== true) throw new ApprovalError('forbidden');
  const incident = work.incidents.find((one) => one.id === action.incidentId);
  if (!incident) throw new ApprovalError('incident-resolved');
  await recordByActor(work, { action: action.type, stepId: incident.elementId, opinion: action.opinion });
  resolveIncident(work, incident, action.type === 'retry');
  return incident;
}
