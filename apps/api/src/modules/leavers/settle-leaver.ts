import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { type HandOverRow, type HandOverServices, startHandOver } from '../hand-overs/index.ts';
import * as leavers from './leavers.repository.ts';
import { suggestReceiver } from './suggest-receiver.ts';

export interface Decision {
  readonly userId: string;
  readonly toUserId: string;
  readonly reason: string | null;
  /** Whoever decided, or made the rule. */
  readonly actorId: string;
  readonly address?: string;
}

/**
 * All open work of a leaver goes to another person; the account is closed once it is there.
 * @throws UserError `not-found`, `leaver-settled`, `user-not-active`
 */
export async function handOverLeaver(
  services: HandOverServices,
  tx: Transaction,
  { userId, toUserId, reason, actorId, address }: Decision,
): Promise<void> {
  if (!(await leavers.find(tx, userId))) throw new UserError('not-found');
  const taken = { state: 'handing-over', receiverId: toUserId, failed: 0 };
  if (!(await leavers.change(tx, { userId, from: ['waiting'] }, taken))) throw new UserError('leaver-settled');
  const row = await startHandOver(services, tx, {
    ...{ fromUserId: userId, toUserId, itemKeys: [], reason, createdById: actorId },
    ...(address !== undefined && { address }),
  });
  await leavers.change(tx, { userId, from: ['handing-over'] }, { handOverId: row.id });
  if (row.finishedAt) await finishLeaving(tx, row, services.clock());
}

/** Closes the leaver whose work a hand-over has moved; where some of it is left, somebody has to decide again. */
export async function finishLeaving(tx: Transaction, { id, failed }: HandOverRow, at: Date): Promise<void> {
  const row = await leavers.findByHandOver(tx, id);
  if (row?.state !== 'handing-over') return;
  const { userId } = row;
  const from = ['handing-over'];
  if (failed > 0) {
    await leavers.change(tx, { userId, from }, { state: 'waiting', failed });
    return;
  }
  await leavers.change(tx, { userId, from }, { state: 'closed', settledAt: at });
  await leavers.setStatus(tx, [userId], 'CLOSED', at);
  await recordAudit(tx, { action: 'leaver-closed', at, subject: userId, detail: { source: row.source } });
}

/** @throws UserError `not-found`, `leaver-settled` */
export async function keepLeaver(
  tx: Transaction,
  { userId, actorId, address, at }: { userId: string; actorId: string; address: string; at: Date },
): Promise<void> {
  if (!(await leavers.find(tx, userId))) throw new UserError('not-found');
  const stays = { state: 'stayed', settledAt: at };
  if (!(await leavers.change(tx, { userId, from: ['waiting'] }, stays))) throw new UserError('leaver-settled');
  await leavers.setStatus(tx, [userId], 'ACTIVE', at);
  // Otherwise the source would have them leave again.
  await leavers.takeFromSource(tx, userId);
  await recordAudit(tx, { action: 'leaver-kept', at, actorId, subject: userId, address });
}

/** Hands a leaver's work to whoever is suggested, in the name of whoever made that the rule. Without anybody it waits. */
export async function settleAsSuggested(
  services: HandOverServices,
  tx: Transaction,
  { userId, actorId }: { readonly userId: string; readonly actorId: string },
): Promise<void> {
  const row = await leavers.find(tx, userId);
  if (row?.state !== 'waiting') return;
  const receiver = await suggestReceiver(services.directory(tx), userId);
  if (receiver) await handOverLeaver(services, tx, { userId, toUserId: receiver.id, reason: null, actorId });
}
