import { type ApprovalError, hashEntry } from '@flowhall/approval';
import type { LocalizedText } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import { withTransaction } from '../../lib/transaction.ts';
import type { Message } from '../notifications/index.ts';
import * as changes from './instance-changes.repository.ts';
import * as states from './instance-state.repository.ts';
import type { ProcessFailure } from './process-failure.ts';
import type { InstanceServices } from './services.ts';

/** Marks a running instance that cannot go on by itself, with the reason in its history, and tells administrators. */
export async function recordIncident(services: InstanceServices, id: string, error: ApprovalError): Promise<void> {
  const reason = String(error.params.reason ?? error.message);
  services.log.error({ err: error, instanceId: id, reason }, 'process cannot go on');
  await withTransaction(services.prisma, async (tx) => {
    const instance = await states.lock(tx, id);
    if (instance?.state.status !== 'running') return;
    const { approval } = instance.state;
    const at = services.clock();
    const entry = {
      id: services.nextId(),
      seq: approval.history.seq + 1,
      action: 'incident' as const,
      at: at.toISOString(),
      actorId: null,
      onBehalfOfId: null,
      taskId: null,
      stepId: null,
      stepName: null,
      changes: [],
      opinion: reason,
      detail: { actor: null },
    };
    const previousHash = approval.history.hash;
    const hash = hashEntry(previousHash, entry);
    await changes.insertHistory(tx, id, [{ ...entry, previousHash, hash }], at);
    await changes.markIncident(tx, id, { ...approval, history: { seq: entry.seq, hash } }, at);
    await tellAdministrators(services, tx, { id, title: instance.title, number: instance.number });
    await services.publish(tx, [instance.state.initiatorId], { kind: 'instance', instanceId: id });
  });
}

/** Tells administrators of an action that failed; the action itself has been rolled back. */
export async function reportFailure(services: InstanceServices, failure: ProcessFailure): Promise<void> {
  const { instance, reason } = failure;
  services.log.error({ err: failure.cause, instanceId: instance?.state.id, reason }, 'process cannot go on');
  if (!instance) return;
  const { state, title, number } = instance;
  await withTransaction(services.prisma, (tx) => tellAdministrators(services, tx, { id: state.id, title, number }));
}

async function tellAdministrators(
  services: InstanceServices,
  tx: Transaction & DatabaseClient,
  instance: { readonly id: string; readonly title: string; readonly number: string },
): Promise<void> {
  const administrators = await services.directory(tx).administrators();
  const step: LocalizedText | null = null;
  const messages = administrators
    .filter((person) => person.active)
    .map(
      (person): Message => ({
        userId: person.id,
        event: 'incident',
        instanceId: instance.id,
        taskId: null,
        channels: [],
        params: { title: instance.title, number: instance.number, step, actor: null },
      }),
    );
  await services.notify(tx, messages);
}
