import { type Action, type Actor, act } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { CompiledDefinition } from '../definitions/index.ts';
import { keepReservation } from '../reservations/index.ts';
import { announce } from './announce.ts';
import { afterOutcome, outcomeOf } from './apply-result.ts';
import * as changes from './instance-changes.repository.ts';
import { changedSearchText } from './instance-search.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import type { InstanceServices } from './services.ts';

export interface Decision {
  readonly after: LoadedInstance;
  /** Stores everything that changed, in the transaction that locked the instance. Call it once. */
  readonly store: (tx: Transaction) => Promise<unknown>;
}

/**
 * Carries out an action on a locked instance and stores everything that it changes: one action, one transaction. Throws
 * ApprovalError when the action is refused; the transaction must then be rolled back.
 */
export async function actOnInstance(...request: Parameters<typeof decideAction>): Promise<LoadedInstance> {
  const [, tx] = request;
  const { after, store } = await decideAction(...request);
  await store(tx);
  return after;
}

/** The same, leaving the storing to the caller, who may have more to send to the database with it. */
export async function decideAction(
  services: InstanceServices,
  tx: Transaction,
  instance: LoadedInstance,
  definition: CompiledDefinition,
  actor: Actor | null,
  action: Action,
): Promise<Decision> {
  const at = services.clock();
  const directory = services.directory(tx);
  directory.know(instance.initiator);
  const ports = { clock: () => at, calendar: services.calendar, nextId: services.nextId, directory };
  const result = await act(definition.model, instance.state, actor, action, ports);
  const { history, rounds } = result.changes;
  // Whatever happens is recorded, but for due times that follow the calendar: the system had nothing to do.
  if (history.length === 0 && rounds.updated.length === 0) return { after: instance, store: async () => undefined };
  const outcome = outcomeOf(services, definition, instance, result, action.type, at);
  const after = afterOutcome(instance, outcome);
  await keepReservation(tx, definition, after.state, services.clock);
  const { itemKey, createdAt, version } = instance;
  const { form } = instance.state.variables;
  const search = changedSearchText(definition, instance, form, after.state.variables.form);
  const store = (to: Transaction) =>
    Promise.all([
      changes.update(
        to,
        { id: instance.state.id, itemKey, createdAt, version },
        { ...outcome, ...(search && { search }) },
      ),
      announce(services, to, { before: instance, after, changes: result.changes, manifest: definition.manifest }),
    ]);
  return { after, store };
}
