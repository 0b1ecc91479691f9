import { type Action, type Actor, act } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { CompiledDefinition } from '../definitions/index.ts';
import { announce } from './announce.ts';
import { afterOutcome, outcomeOf } from './apply-result.ts';
import * as changes from './instance-changes.repository.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import type { InstanceServices } from './services.ts';

/**
 * Carries out an action on a locked instance and stores everything that it changes: one action, one transaction. Throws
 * ApprovalError when the action is refused; the transaction must then be rolled back.
 */
export async function actOnInstance(
  services: InstanceServices,
  tx: Transaction,
  instance: LoadedInstance,
  definition: CompiledDefinition,
  actor: Actor | null,
  action: Action,
): Promise<LoadedInstance> {
  const at = services.clock();
  const directory = services.directory(tx);
  const ports = { clock: () => at, calendar: services.calendar, nextId: services.nextId, directory };
  // The rules ask for these one after the other.
  await directory.peopleByIds([instance.state.initiatorId, ...(actor ? [actor.userId] : [])]);
  const result = await act(definition.model, instance.state, actor, action, ports);
  // Whatever happens is recorded: the system had nothing to do.
  if (result.changes.history.length === 0) return instance;
  const outcome = outcomeOf(definition, instance, result, action.type, at);
  await changes.update(tx, { id: instance.state.id, itemKey: instance.itemKey }, outcome);
  const after = afterOutcome(instance, outcome);
  await announce(services, tx, { before: instance, after, changes: result.changes });
  return after;
}
