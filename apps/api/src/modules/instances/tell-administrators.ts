import type { LocalizedText } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import { withTransaction } from '../../lib/transaction.ts';
import type { Message } from '../notifications/index.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import type { ProcessFailure } from './process-failure.ts';
import type { InstanceServices } from './services.ts';

type Named = Pick<LoadedInstance, 'title' | 'number'> & { readonly id: string };

/** Tells administrators of an action that failed; the action itself has been rolled back. */
export async function reportFailure(services: InstanceServices, failure: ProcessFailure): Promise<void> {
  const { instance, reason } = failure;
  services.log.error({ err: failure.cause, instanceId: instance?.state.id, reason }, 'process cannot go on');
  if (!instance) return;
  const { state, title, number } = instance;
  await withTransaction(services.prisma, (tx) => tellAdministrators(services, tx, { id: state.id, title, number }));
}

/** Tells administrators that an instance cannot go on by itself. */
export async function tellAdministrators(
  services: InstanceServices,
  tx: Transaction & DatabaseClient,
  instance: Named,
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
