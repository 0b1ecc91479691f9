import type { EventStart } from './actions.ts';
import type { ApprovalModel } from './model.ts';
import type { ApprovalPorts } from './ports.ts';
import type { ActResult } from './result.ts';
import { newState } from './state.ts';
import { finishWork } from './unit-of-work/finish.ts';
import { recordBySystem } from './unit-of-work/record.ts';
import { runEngine } from './unit-of-work/run-engine.ts';
import { settle } from './unit-of-work/settle.ts';
import { beginWork } from './unit-of-work/work.ts';

/**
 * Starts the process without anybody having filled in a form: a message, signal or timer did, or a call activity. An apply
 * step that it reaches waits for the initiator. All rows of the result are new.
 * @throws ApprovalError when the process cannot start like this
 */
export async function startByEvent(model: ApprovalModel, start: EventStart, ports: ApprovalPorts): Promise<ActResult> {
  const before = newState(start);
  const { form, data, startEventId } = start;
  const state = { ...before, variables: { ...before.variables, form, data } };
  const work = await beginWork(model, state, null, [], ports);
  const result = runEngine(work, { type: 'start', ...(startEventId !== undefined && { startEventId }) });
  recordBySystem(work, { action: 'start', ...(startEventId !== undefined && { detail: { elementId: startEventId } }) });
  work.participants.push({ userId: start.initiatorId, relation: 'initiator' });
  const people = { [model.applyStepId]: { userIds: [start.initiatorId], openedBy: null } };
  await settle(work, result, { openedBy: null, reason: 'forward', next: null, people });
  return finishWork(work);
}
