import type { InstanceDetail, Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import { describeInstance } from './describe-instance.ts';
import * as states from './instance-state.repository.ts';
import { readerOf } from './instances.policy.ts';
import * as instances from './instances.repository.ts';
import type { Reader } from './reader.ts';
import type { InstanceServices } from './services.ts';

export interface Seen {
  readonly instance: states.LoadedInstance;
  readonly definition: CompiledDefinition;
  readonly reader: Reader;
}

/** An instance that the caller may see. @throws UserError `not-found` */
export async function openInstance(
  services: InstanceServices,
  id: string,
  actor: Actor,
  lang: Language,
  db: DatabaseClient = services.prisma,
): Promise<Seen> {
  const [instance] = await states.find(db, [id], services.personal);
  if (!instance) throw new UserError('not-found');
  const reader = await readerOf(services, db, instance, actor, lang);
  return { instance, definition: await services.definitions.get(db, instance.definitionId), reader };
}

/** One application; opening it marks the caller's copy as read. */
export async function getInstance(
  services: InstanceServices,
  id: string,
  actor: Actor,
  lang: Language,
): Promise<InstanceDetail> {
  const { instance, definition, reader } = await openInstance(services, id, actor, lang);
  if (reader.unread) await instances.markRead(services.prisma, id, actor.userId, services.clock());
  return describeInstance(services, services.prisma, instance, definition, reader);
}
