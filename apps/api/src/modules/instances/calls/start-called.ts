import { ApprovalError, type CallRequest, isUnderWay } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { withTransaction } from '../../../lib/transaction.ts';
import { type CompiledDefinition, findCallable } from '../../definitions/index.ts';
import { actOnInstance } from '../act-on-instance.ts';
import * as states from '../instance-state.repository.ts';
import type { CallJob } from '../outside-jobs.ts';
import type { InstanceServices } from '../services.ts';
import { startInstance } from '../start-instance.ts';
import * as calls from './calls.repository.ts';

/** Processes that call each other without end are an error of their models. */
const MAX_DEPTH = 10;

/**
 * Starts the process that a call activity waits for, on behalf of the caller's initiator, with all its variables unless the
 * activity maps some. Runs as a job, perhaps more than once: a call has one process. When it cannot be started the caller
 * gets an incident, from which the call can be tried again.
 */
export async function startCalled(services: InstanceServices, { instanceId, call }: CallJob): Promise<void> {
  await withTransaction(services.prisma, async (tx) => {
    const parent = await states.lock(tx, { instanceId }, services.personal);
    if (!parent || !isWaiting(parent, call) || (await calls.exists(tx, instanceId, call.executionId))) return;
    try {
      const definition = await findDefinition(services, tx, instanceId, call);
      const { form, data } = parent.state.variables;
      await startInstance(services, tx, {
        definition,
        initiatorId: parent.state.initiatorId,
        departmentId: parent.state.departmentId,
        variables: call.input ?? { ...data, ...form },
        parent: { instanceId, executionId: call.executionId },
      });
    } catch (error) {
      if (!(error instanceof ApprovalError)) throw error;
      const { elementId, executionId } = call;
      const message = String(error.params.reason ?? error.message);
      const retry = { effect: { type: 'call', ...call } } as const;
      const incident = { kind: 'call', elementId, executionId, message, retry } as const;
      const definition = await services.definitions.get(tx, parent.definitionId);
      await actOnInstance(services, tx, parent, definition, null, { type: 'raise-incident', incident });
    }
  });
}

const isWaiting = ({ state }: states.LoadedInstance, { executionId }: CallRequest): boolean =>
  isUnderWay(state.status) &&
  state.approval.tokens.some((one) => one.type === 'step' && one.executionId === executionId);

async function findDefinition(
  services: InstanceServices,
  tx: Transaction,
  instanceId: string,
  { calledElement }: CallRequest,
): Promise<CompiledDefinition> {
  if ((await calls.depthOf(tx, instanceId)) >= MAX_DEPTH) {
    throw new ApprovalError('process-failed', { reason: `Processes call each other more than ${MAX_DEPTH} deep` });
  }
  const id = await findCallable(tx, calledElement);
  if (id === null) {
    const reason = `There is no service item with the key "${calledElement}", nor exactly one process with that id`;
    throw new ApprovalError('process-failed', { reason });
  }
  return services.definitions.get(tx, id);
}
