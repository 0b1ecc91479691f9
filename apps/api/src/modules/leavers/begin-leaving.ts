import type { Transaction } from '@flowhall/db';
import { recordAudit } from '../audit/index.ts';
import { endSession } from '../auth/index.ts';
import { refuseWithoutAdministrator } from '../rights/index.ts';
import * as leavers from './leavers.repository.ts';

export interface Leaving {
  readonly userIds: readonly string[];
  /** Who noticed. */
  readonly source: string;
  readonly at: Date;
  /** Absent when a system did it by itself. */
  readonly actorId?: string;
  readonly address?: string;
}

/**
 * People leave: they cannot sign in from now on, their sessions end and they get no work any more. Those without open
 * work are closed at once; the others wait until it is with somebody else. Those who are closed or leave already stay so.
 * @returns who waits
 * @throws UserError `last-administrator`
 */
export async function beginLeaving(
  tx: Transaction,
  { userIds, source, at, actorId, address }: Leaving,
): Promise<readonly string[]> {
  const open = await leavers.findOpen(tx, userIds);
  if (open.length === 0) return [];
  const busy = await leavers.findBusyAmong(tx, open);
  const waiting = open.filter((id) => busy.has(id));
  const free = open.filter((id) => !busy.has(id));
  for (const id of await leavers.findSessionsOf(tx, open)) await endSession(tx, id, 'closed', at);
  await leavers.setStatus(tx, waiting, 'LEAVING', at);
  await leavers.setStatus(tx, free, 'CLOSED', at);
  await refuseWithoutAdministrator(tx);
  await leavers.insertAll(tx, [
    ...waiting.map((userId) => ({ userId, source, state: 'waiting', noticedAt: at, settledAt: null })),
    ...free.map((userId) => ({ userId, source, state: 'closed', noticedAt: at, settledAt: at })),
  ]);
  const by = { at, ...(actorId !== undefined && { actorId }), ...(address !== undefined && { address }) };
  for (const subject of waiting)
    await recordAudit(tx, { action: 'leaving-noticed', subject, detail: { source }, ...by });
  for (const subject of free) await recordAudit(tx, { action: 'leaver-closed', subject, detail: { source }, ...by });
  return waiting;
}

/** Somebody is there again before being closed. */
export async function stopLeaving(tx: Transaction, userIds: readonly string[], at: Date): Promise<void> {
  for (const userId of userIds) {
    const now = { state: 'stayed', settledAt: at };
    if (!(await leavers.change(tx, { userId, from: ['waiting'] }, now))) continue;
    await leavers.setStatus(tx, [userId], 'ACTIVE', at);
    await recordAudit(tx, { action: 'leaver-kept', at, subject: userId });
  }
}
