import { allowedActions, type Enclosed } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { Actor } from '../../http/actor.ts';
import { bindEnclosures, type Enclosures } from '../attachments/index.ts';
import { type InstanceServices, type OpenedFor, toApprovalActor } from '../instances/index.ts';

export interface Enclosing {
  readonly taskId: string;
  readonly actor: Actor;
  readonly body: Enclosures;
}

/**
 * The signature and files of an action on a task, made part of the instance. Those of somebody who may do nothing with the
 * task are left alone: the action is refused for that, not for its files.
 */
export async function enclosedIn(
  services: Pick<InstanceServices, 'clock'>,
  tx: Transaction,
  { instance, definition, principalIds }: OpenedFor,
  { taskId, actor, body }: Enclosing,
): Promise<Enclosed> {
  const { state } = instance;
  const person = { ...toApprovalActor(actor, instance), principalIds };
  const abilities = allowedActions(definition.model, state, person, services.clock().toISOString());
  if ((abilities.tasks[taskId] ?? []).length === 0) return {};
  return bindEnclosures(tx, { instanceId: state.id, userId: actor.userId }, body);
}
