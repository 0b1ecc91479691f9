import {
  type ActResult,
  expressionContext,
  findInitiator,
  type JsonObject,
  type ParentLink,
  startByEvent,
} from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { formFields } from '@flowhall/forms';
import type { CompiledDefinition } from '../definitions/index.ts';
import { keepReservation } from '../reservations/index.ts';
import { announce } from './announce.ts';
import { outcomeOf } from './apply-result.ts';
import * as changes from './instance-changes.repository.ts';
import { searchTextOf } from './instance-search.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { promisedBy } from './promised-by.ts';
import { forOneAnswer, type InstanceServices } from './services.ts';
import { nameInstance } from './title-and-number.ts';
import { emptyTrace } from './trace.ts';

export interface EventStartRequest {
  readonly definition: CompiledDefinition;
  readonly initiatorId: string;
  /** Absent: the initiator's own. */
  readonly departmentId?: string | null;
  /** The start event that happened; absent for a called process. */
  readonly startEventId?: string;
  /** Those that are named like fields of the item's forms fill them in. */
  readonly variables: JsonObject;
  readonly parent?: ParentLink;
}

/**
 * Starts a process for somebody who has not applied: an event or a call did. All in the caller's transaction.
 * @throws ApprovalError when the process cannot start like this
 */
export async function startInstance(
  services: InstanceServices,
  tx: Transaction,
  request: EventStartRequest,
): Promise<LoadedInstance> {
  const scoped = forOneAnswer(services, tx);
  const { definition, initiatorId, startEventId, parent = null } = request;
  const at = services.clock();
  const directory = scoped.directory(tx);
  const [person] = await directory.peopleByIds([initiatorId]);
  const { departmentId = person?.departmentId ?? null } = request;
  const instanceId = services.nextId();
  const start = { instanceId, initiatorId, departmentId, parent, ...sort(definition, request.variables) };
  const ports = { clock: () => at, nextId: services.nextId, directory, calendar: services.calendar };
  const result = await startByEvent(
    definition.model,
    { ...start, ...(startEventId !== undefined && { startEventId }) },
    ports,
  );
  return storeNew(scoped, tx, definition, result, at);
}

/** Values of form fields, and everything else. */
function sort({ forms }: CompiledDefinition, variables: JsonObject): { form: JsonObject; data: JsonObject } {
  const fields = new Set(Object.values(forms).flatMap((form) => [...formFields(form).keys()]));
  const isField = ([name]: [string, unknown]): boolean => fields.has(name);
  const entries = Object.entries(variables);
  return {
    form: Object.fromEntries(entries.filter(isField)),
    data: Object.fromEntries(entries.filter((entry) => !isField(entry))),
  };
}

/** Names and stores an instance that has made its first step, and tells whom it concerns. */
export async function storeNew(
  services: InstanceServices,
  tx: Transaction,
  definition: CompiledDefinition,
  result: ActResult,
  at: Date,
): Promise<LoadedInstance> {
  const { state } = result;
  const { id, initiatorId, departmentId, parent } = state;
  const outcome = outcomeOf(services, definition, { trace: emptyTrace }, result, 'complete', at);
  const initiator = await findInitiator(services.directory(tx), { initiatorId, departmentId });
  const context = expressionContext(state.variables, initiator);
  const { manifest } = definition;
  const head = {
    ...(await nameInstance(services, tx, manifest, context, at)),
    id,
    departmentId,
    itemKey: manifest.key,
    definitionId: definition.id,
    initiatorId,
    dueAt: promisedBy(services.calendar, manifest.promisedDays, at),
    createdAt: at,
  };
  const link = parent ? { parentId: parent.instanceId, parentExecutionId: parent.executionId } : {};
  const search = searchTextOf(definition, { ...head, initiator: initiator.person }, state.variables.form);
  await changes.insert(tx, { ...head, ...link }, { ...outcome, search });
  await keepReservation(tx, definition, state, services.clock);
  const instance: LoadedInstance = {
    ...head,
    initiator: initiator.person,
    state,
    currentSteps: result.currentSteps,
    progress: outcome.progress,
    trace: outcome.trace,
    version: 1,
    updatedAt: at,
    endedAt: result.endedAt ? new Date(result.endedAt) : null,
  };
  await announce(services, tx, { before: null, after: instance, changes: result.changes, manifest });
  return instance;
}
