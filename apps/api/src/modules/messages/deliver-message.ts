import { ApprovalError, type JsonObject } from '@flowhall/approval';
import type { DeliveredMessage } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { findStarts } from '../definitions/index.ts';
import { continueLocked, type InstanceServices, startInstance } from '../instances/index.ts';
import { ownerOf } from '../start-events/index.ts';
import * as subscriptions from './subscriptions.repository.ts';

export interface IncomingMessage extends subscriptions.MessageAddress {
  readonly variables: JsonObject;
  /** Who has the instance, if it starts one; absent: whoever owns the item. */
  readonly initiatorId?: string;
}

/**
 * Gives a message to the one thing that waits for it, else starts the one process that it starts, in the caller's
 * transaction.
 * @throws UserError `message-unexpected`, `message-ambiguous`, `process-not-started`
 */
export async function deliverMessage(
  services: InstanceServices,
  tx: Transaction,
  message: IncomingMessage,
): Promise<DeliveredMessage> {
  const waiting = only(message, keyed(message, await subscriptions.findWaiting(tx, message)));
  if (waiting) return giveTo(services, tx, waiting, message);
  const start = message.instanceId === undefined ? only(message, await findStarts(tx, 'message', message.names)) : null;
  if (!start) throw unexpected(message);
  const definition = await services.definitions.get(tx, start.definitionId);
  const initiatorId = message.initiatorId ?? (await ownerOf(services.directory(tx), definition));
  const { elementId } = start;
  try {
    const request = { definition, initiatorId, startEventId: elementId, variables: message.variables };
    const { state } = await startInstance(services, tx, request);
    return { instanceId: state.id, elementId, started: true };
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    const reason = String(error.params.reason ?? error.message);
    throw new UserError('process-not-started', { params: { reason }, cause: error });
  }
}

/** The key decides; what waits without one gets what no key claims. */
function keyed({ correlationKey }: IncomingMessage, found: readonly subscriptions.Waiting[]) {
  const exact = found.filter((one) => one.correlationKey === (correlationKey ?? null));
  return exact.length > 0 ? exact : found;
}

function only<T>(message: IncomingMessage, found: readonly T[]): T | null {
  if (found.length > 1) throw new UserError('message-ambiguous', { params: { name: message.names[0] ?? '' } });
  return found[0] ?? null;
}

const unexpected = ({ names }: IncomingMessage) =>
  new UserError('message-unexpected', { params: { name: names[0] ?? '' } });

async function giveTo(
  services: InstanceServices,
  tx: Transaction,
  { instanceId, executionId, elementId }: subscriptions.Waiting,
  message: IncomingMessage,
): Promise<DeliveredMessage> {
  // Without the name: it may be known by another of its names.
  const command = { type: 'correlate-message', executionId, output: message.variables } as const;
  if (!(await continueLocked(services, tx, instanceId, { command }))) throw unexpected(message);
  return { instanceId, elementId, started: false };
}
