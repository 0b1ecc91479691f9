import type { ContinueAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import type { HistoryAction } from '../history/history-entry.ts';
import type { Continuation, Incident, IncidentKind, SystemCommand } from '../state.ts';
import { raiseIncident } from '../unit-of-work/incidents.ts';
import { recordBySystem } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import { closeRound, openRounds, type Work } from '../unit-of-work/work.ts';

/**
 * Goes on with what the world says. Nothing happens when nobody waits for it: jobs may come twice or too late. When the
 * process cannot go on, everything stays as it was but for an incident, from which the command can be tried again.
 *
 * @param begin yields the work as it was before the command
 */
export async function continueProcess(action: Continuation, begin: () => Promise<Work>): Promise<Work> {
  const work = await begin();
  try {
    await proceed(work, action);
    return work;
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    const untouched = await begin();
    if (error.code !== 'task-already-done') raiseIncident(untouched, incidentOf(untouched, action, error));
    return untouched;
  }
}

async function proceed(work: Work, { command, outcome, attachments }: Continuation): Promise<void> {
  const elementId = elementOf(work, command);
  if (outcome && elementId !== null) noteOutcome(work, elementId, outcome);
  const result = runEngine(work, command);
  const action = historyAction(work, command, elementId);
  recordBySystem(work, {
    action,
    stepId: elementId,
    detail: { ...detailOf(command, elementId), ...(attachments && { attachments }) },
  });
  if (command.type === 'cancel') {
    for (const round of openRounds(work)) closeRound(work, round, 'cancelled');
    work.status = 'terminated';
    return;
  }
  const openedBy = work.approval.path.at(-1)?.id ?? null;
  await settle(work, result, { openedBy, reason: 'forward', next: null });
}

/** What waits under the command's execution id; null when nothing does or the command is for the whole instance. */
function elementOf(work: Work, command: SystemCommand): string | null {
  if (!('executionId' in command)) return null;
  const { executionId } = command;
  const steps = work.approval.tokens.filter((one) => one.type === 'step');
  const waits = [...work.timers, ...work.subscriptions, ...steps];
  return waits.find((one) => one.executionId === executionId)?.elementId ?? null;
}

function noteOutcome(work: Work, elementId: string, outcome: NonNullable<ContinueAction['outcome']>): void {
  const steps = { ...work.variables.steps, [elementId]: { outcome, handlerIds: [] } };
  work.variables = { ...work.variables, steps, outcome };
}

const isCall = (work: Work, elementId: string | null): boolean =>
  elementId !== null && work.model.nodes.get(elementId)?.type === 'bpmn:CallActivity';

function historyAction(work: Work, command: SystemCommand, elementId: string | null): HistoryAction {
  switch (command.type) {
    case 'fire-timer':
      return 'timer';
    case 'correlate-message':
      return 'message';
    case 'broadcast-signal':
      return 'signal';
    case 'complete':
      return isCall(work, elementId) ? 'call' : 'job';
    case 'throw-error':
      return 'error';
    case 'escalate':
      return 'escalation';
    case 'cancel':
      return 'terminate';
  }
}

function detailOf(command: SystemCommand, elementId: string | null): { elementId?: string; name?: string } {
  const name = 'name' in command ? command.name : 'code' in command ? command.code : undefined;
  return { ...(elementId !== null && { elementId }), ...(name !== undefined && { name }) };
}

function incidentOf(
  work: Work,
  { command, outcome, attachments }: Continuation,
  error: ApprovalError,
): Omit<Incident, 'id' | 'createdAt'> {
  const elementId = elementOf(work, command);
  return {
    kind: kindOf(work, command, elementId),
    elementId,
    executionId: 'executionId' in command ? command.executionId : null,
    message: String(error.params.reason ?? error.message),
    retry: { command, ...(outcome && { outcome }), ...(attachments && { attachments }) },
  };
}

function kindOf(work: Work, command: SystemCommand, elementId: string | null): IncidentKind {
  if (command.type === 'fire-timer') return 'timer';
  return isCall(work, elementId) ? 'call' : 'process';
}
