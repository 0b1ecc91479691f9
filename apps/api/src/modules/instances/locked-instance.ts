import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import * as states from './instance-state.repository.ts';
import type { InstanceServices } from './services.ts';

export interface Opened {
  readonly instance: states.LoadedInstance;
  readonly definition: CompiledDefinition;
}

/** Locks the instance that an action is about, for the rest of the transaction. @throws UserError `not-found` */
export async function lockInstance(
  services: InstanceServices,
  tx: Transaction,
  subject: states.Subject,
): Promise<Opened> {
  const instance = await states.lock(tx, subject, services.personal);
  if (!instance) throw new UserError('not-found');
  return { instance, definition: await services.definitions.get(tx, instance.definitionId) };
}
