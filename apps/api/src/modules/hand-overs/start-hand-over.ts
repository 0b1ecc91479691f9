import { mayBeGiven, type Person } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import * as handOvers from './hand-overs.repository.ts';
import type { HandOverServices } from './run-hand-over.ts';

export interface NewHandOver {
  readonly fromUserId: string;
  readonly toUserId: string;
  /** Empty: all items. */
  readonly itemKeys: readonly string[];
  readonly reason: string | null;
  /** Whoever decided it. */
  readonly createdById: string;
  readonly address?: string;
}

/**
 * Begins to hand over all open work of somebody; a job does it. The caller makes the deputies be read anew after the
 * commit. @throws UserError `not-found`, `user-not-active`
 */
export async function startHandOver(
  services: HandOverServices,
  tx: Transaction,
  { address, ...wish }: NewHandOver,
): Promise<handOvers.HandOverRow> {
  const { fromUserId, toUserId, itemKeys, createdById } = wish;
  const { from, to } = await peopleOf(services, tx, fromUserId, toUserId);
  if (!from) throw new UserError('not-found');
  if (!to || !mayBeGiven(to) || fromUserId === toUserId) throw new UserError('user-not-active');
  const at = services.clock();
  const pending = await handOvers.findInstances(tx, fromUserId, itemKeys);
  const row = await handOvers.insert(tx, { ...wish, createdAt: at, pending });
  if (itemKeys.length === 0) await handOvers.moveDeputies(tx, fromUserId, toUserId, at);
  if (!row.finishedAt) await services.goOn(tx, { handOverId: row.id });
  const detail = { to: toUserId, instances: row.total };
  const act = { actorId: createdById, subject: fromUserId, detail, ...(address !== undefined && { address }) };
  await recordAudit(tx, { action: 'work-handed-over', at, ...act });
  return row;
}

/** Both people of a hand-over. */
export async function peopleOf(
  { directory }: HandOverServices,
  db: Parameters<HandOverServices['directory']>[0],
  fromUserId: string,
  toUserId: string,
): Promise<{ from: Person | undefined; to: Person | undefined }> {
  const people = await directory(db).peopleByIds([fromUserId, toUserId]);
  return { from: people.find((one) => one.id === fromUserId), to: people.find((one) => one.id === toUserId) };
}
