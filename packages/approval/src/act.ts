import { claim, release } from './actions/claim.ts';
import { complete } from './actions/complete.ts';
import { fireTimer } from './actions/fire-timer.ts';
import { returnTask } from './actions/return.ts';
import { terminate } from './actions/terminate.ts';
import { transfer } from './actions/transfer.ts';
import { withdraw } from './actions/withdraw.ts';
import type { Action, Actor } from './actions.ts';
import { ApprovalError } from './errors.ts';
import type { ApprovalModel } from './model.ts';
import type { ApprovalPorts } from './ports.ts';
import type { ActResult } from './result.ts';
import type { InstanceState } from './state.ts';
import { finishWork } from './unit-of-work/finish.ts';
import { beginWork, type Work } from './unit-of-work/work.ts';

/**
 * Carries out one action on an instance and gives the rows to write; the given state is left as it was. `actor` is null
 * for a timer only. Throws {@link ApprovalError} when the action is refused; then nothing has happened. The caller holds
 * the instance's lock and has proved a deputy's right to act.
 */
export async function act(
  model: ApprovalModel,
  state: InstanceState,
  actor: Actor | null,
  action: Action,
  ports: ApprovalPorts,
): Promise<ActResult> {
  const channels = 'channels' in action ? (action.channels ?? []) : [];
  const work = await beginWork(model, state, actor, channels, ports);
  if (action.type === 'fire-timer') {
    if (state.status === 'running') await fireTimer(work, action);
    return finishWork(work);
  }
  if (!actor) throw new ApprovalError('forbidden');
  if (state.status !== 'running') throw new ApprovalError('instance-ended');
  await perform(work, action);
  return finishWork(work);
}

function perform(work: Work, action: Exclude<Action, { type: 'fire-timer' }>): Promise<void> {
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
    case 'withdraw':
      return withdraw(work, action);
    case 'terminate':
      return terminate(work, action);
  }
}
