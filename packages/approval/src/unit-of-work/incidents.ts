import { type Incident, isUnderWay } from '../state.ts';
import { recordBySystem } from './record.ts';
import type { Work } from './work.ts';

/** Notes that the process cannot go on somewhere; it waits there for an operator. */
export function raiseIncident(work: Work, incident: Omit<Incident, 'id' | 'createdAt'>): void {
  const { elementId, message } = incident;
  work.incidents = [...work.incidents, { ...incident, id: work.ports.nextId(), createdAt: work.at }];
  work.status = 'incident';
  recordBySystem(work, { action: 'incident', stepId: elementId, opinion: message });
}

/** Takes an incident away; without any left the instance runs again. */
export function resolveIncident(work: Work, incident: Incident, retried: boolean): void {
  work.incidents = work.incidents.filter((one) => one !== incident);
  work.resolved.push({ incident, byId: work.actor?.userId ?? null, retried });
  if (work.incidents.length === 0 && work.status === 'incident') work.status = 'running';
}

/** An ended instance has no incidents, nor has a place of the process that was left in another way. */
export function dropVoidIncidents(work: Work): void {
  const steps = work.approval.tokens.filter((one) => one.type === 'step');
  const waits = new Set([...steps, ...work.timers, ...work.subscriptions].map((one) => one.executionId));
  const isOver = !isUnderWay(work.status);
  for (const incident of work.incidents) {
    const isLeft = incident.executionId !== null && !waits.has(incident.executionId);
    if (isOver || isLeft) resolveIncident(work, incident, false);
  }
}
