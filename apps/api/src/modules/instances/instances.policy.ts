import type { Actor as ApprovalActor } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import type { Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { isNowhere, may, type Placed, type Reach, reaches, reachOf } from '../../http/reach.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import * as instances from './instances.repository.ts';
import type { Reader } from './reader.ts';

/** The caller in the words of the approval rules; without an application, as somebody who applies. */
export const toApprovalActor = (actor: Actor, instance?: LoadedInstance): ApprovalActor => ({
  userId: actor.userId,
  operator: instance !== undefined && isOperator(actor, placeOf(instance)),
});

/** Where an application belongs. */
export const placeOf = ({ itemKey, state }: LoadedInstance): Placed => ({ itemKey, departmentId: state.departmentId });

/** May terminate and repair an application. */
export const isOperator = (actor: Actor, place: Placed): boolean => may(actor, 'instances.operate', place);

/** How far somebody sees who has nothing to do with an application. */
export const overview = (actor: Actor): Reach => reachOf(actor, 'instances.read-all', 'instances.operate');

/** May see an application and all its fields without having to do with it. */
export const seesAll = (actor: Actor, place: Placed): boolean => reaches(overview(actor), place);

/** Whether a person may see an instance and everything that belongs to it, such as its files and comments. */
export async function mayReadInstance(
  { clock }: { readonly clock: Clock },
  db: DatabaseClient,
  actor: Actor,
  instanceId: string,
): Promise<boolean> {
  const reach = overview(actor);
  if (reach === 'everything') return true;
  if (!isNowhere(reach)) {
    const place = await instances.findPlace(db, instanceId);
    if (place && reaches(reach, place)) return true;
  }
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
  const all = seesAll(actor, placeOf(instance));
  if (relations.length === 0 && stepIds.length === 0 && !all) throw new UserError('not-found');
  return {
    userId: actor.userId,
    lang,
    initiator: instance.state.initiatorId === actor.userId,
    stepIds,
    principalIds,
    seesAll: all,
    operator: isOperator(actor, placeOf(instance)),
    unread,
    family: family.filter((one) => one.known || seesAll(actor, one)),
  };
}
