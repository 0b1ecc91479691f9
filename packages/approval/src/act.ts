import { claim, release } from './actions/claim.ts';
import { complete } from './actions/complete.ts';
import { continueProcess } from './actions/continue.ts';
import { delegate } from './actions/delegate.ts';
import { handOver } from './actions/hand-over.ts';
import { endIncident } from './actions/incident.ts';
import { recountTime } from './actions/recount-time.ts';
import { returnTask } from './actions/return.ts';
import { watchTime } from './actions/round-time.ts';
import { sendCopy } from './actions/send-copy.ts';
import { addSign, removeSign } from './actions/sign.ts';
import { terminate } from './actions/terminate.ts';
import { transfer } from './actions/transfer.ts';
import { urge } from './actions/urge.ts';
import { withdraw } from './actions/withdraw.ts';
import type { Action, Actor, RetryAction, SystemAction } from './actions.ts';
import { ApprovalError } from './errors.ts';
import type { ApprovalModel } from './model.ts';
import type { ApprovalPorts } from './ports.ts';
import type { ActResult } from './result.ts';
import { type InstanceState, isUnderWay } from './state.ts';
import { finishWork } from './unit-of-work/finish.ts';
import { raiseIncident } from './unit-of-work/incidents.ts';
import { beginWork, type Work } from './unit-of-work/work.ts';

/**
 * Carries out one action on an instance and gives the rows to write; the given state is left as it was. `actor` is null
 * for the system only. Throws {@link ApprovalError} when the action is refused; then nothing has happened. The system is
 * never refused: see {@link SystemAction}. The caller holds the instance's lock and has proved a deputy's right to act.
 */
export async function act(
  model: ApprovalModel,
  state: InstanceState,
  actor: Actor | null,
  action: Action,
  ports: ApprovalPorts,
): Promise<ActResult> {
  const channels = 'channels' in action ? (action.channels ?? []) : [];
  const begin = () => beginWork(model, state, actor, channels, ports);
  if (isBySystem(action)) {
    return finishWork(isUnderWay(state.status) ? await performBySystem(begin, action) : await begin());
  }
  if (!actor) throw new ApprovalError('forbidden');
  if (actor.onBehalfOfId && actor.userId === state.initiatorId) throw new ApprovalError('not-your-task');
  if (!isUnderWay(state.status) && action.type !== 'cc') throw new ApprovalError('instance-ended');
  if (action.type === 'retry') return finishWork(await retry(begin, action));
  const work = await begin();
  await perform(work, action);
  return finishWork(work);
}

const BY_SYSTEM: readonly Action['type'][] = [
  'continue',
  'raise-incident',
  'round-time',
  'recount-time',
] satisfies SystemAction['type'][];

const isBySystem = (action: Action): action is SystemAction => BY_SYSTEM.includes(action.type);

async function performBySystem(begin: () => Promise<Work>, action: SystemAction): Promise<Work> {
  if (action.type === 'continue') return continueProcess(action, begin);
  if (action.type === 'round-time') return watchTime(action, begin);
  const work = await begin();
  if (action.type === 'recount-time') {
    recountTime(work, action);
    return work;
  }
  raiseIncident(work, { retry: null, ...action.incident });
  return work;
}

/** What failed is tried again; it may fail again, and makes another incident then. */
async function retry(begin: () => Promise<Work>, action: RetryAction): Promise<Work> {
  const resolved = async () => {
    const work = await begin();
    return { work, incident: await endIncident(work, action) };
  };
  const { work, incident } = await resolved();
  const again = incident.retry;
  if (again && 'command' in again) return continueProcess(again, async () => (await resolved()).work);
  if (again) work.effects.push(again.effect);
  return work;
}

type PersonalAction = Exclude<Action, SystemAction | RetryAction>;

async function perform(work: Work, action: PersonalAction): Promise<void> {
  switch (action.type) {
    case 'complete':
      return complete(work, action);
    case 'return':
      return returnTask(work, action);
    case 'claim':
      return claim(work, action);
    case 'release':
      return release(work, action);
    case 'transfer':
      return transfer(work, action);
    case 'delegate':
      return delegate(work, action);
    case 'add-sign':
      return addSign(work, action);
    case 'remove-sign':
      return removeSign(work, action);
    case 'hand-over':
      return handOver(work, action);
    case 'urge':
      return urge(work, action);
    case 'cc':
      return sendCopy(work, action);
    case 'withdraw':
      return withdraw(work, action);
    case 'terminate':
      return terminate(work, action);
    case 'resolve':
      await endIncident(work, action);
  }
}
