import type { Actor as ApprovalActor } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import type { Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import * as instances from './instances.repository.ts';
import type { Reader } from './reader.ts';

/** The caller in the words of the approval rules. */
export const toApprovalActor = (actor: Actor): ApprovalActor => ({
  userId: actor.userId,
  operator: isOperator(actor),
});

/** May terminate and repair any application. */
export const isOperator = (actor: Actor): boolean => actor.permissions.has('instances.operate');

/** May see every application. */
export const seesAll = (actor: Actor): boolean => actor.permissions.has('instances.read-all') || isOperator(actor);

/** Whether a person may see an instance and everything that belongs to it, such as its files and comments. */
export async function mayReadInstance(
  { clock }: { readonly clock: Clock },
  db: DatabaseClient,
  actor: Actor,
  instanceId: string,
): Promise<boolean> {
  if (seesAll(actor)) return true;
  const { relations, stepIds } = await instances.findRelation(db, { instanceId }, looking(clock, actor));
  return relations.length > 0 || stepIds.length > 0;
}

/** The caller as somebody who looks today. */
export const looking = (clock: Clock, { userId }: Actor): instances.Looking => ({ userId, today: localDate(clock()) });

/**
 * What a person's relation to an instance lets them see.
 * @throws UserError `not-found` for strangers, who must not learn that it exists
 */
export async function readerOf(
  { clock }: { readonly clock: Clock },
  db: DatabaseClient,
  instance: LoadedInstance,
  actor: Actor,
  lang: Language,
): Promise<Reader> {
  const relation = await instances.findRelation(db, { instanceId: instance.state.id }, looking(clock, actor));
  return readerWith(relation, instance, actor, lang);
}

/** The same for a relation that is known. @throws UserError `not-found` */
export function readerWith(
  { relations, stepIds, principalIds, unread, family }: instances.Relation,
  instance: LoadedInstance,
  actor: Actor,
  lang: Language,
): Reader {
  if (relations.length === 0 && stepIds.length === 0 && !seesAll(actor)) throw new UserError('not-found');
  return {
    userId: actor.userId,
    lang,
    initiator: instance.state.initiatorId === actor.userId,
    stepIds,
    principalIds,
    seesAll: seesAll(actor),
    operator: isOperator(actor),
    unread,
    family: family.filter((one) => one.known || seesAll(actor)),
  };
}
