import { mayBeGiven, type Person } from '@flowhall/approval';
import { addDays, localDate } from '@flowhall/calendar';
import type { ChangeDeputyBody } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import type { Message } from '../notifications/index.ts';
import * as deputies from './deputies.repository.ts';

export interface DeputyServices {
  readonly clock: Clock;
  readonly findPeople: (db: DatabaseClient, ids: readonly string[]) => Promise<readonly Person[]>;
  readonly notify: (tx: Transaction, messages: readonly Message[]) => Promise<void>;
}

/** Deputyships of one person that have not ended yet. */
const MOST = 50;
const LONGEST_DAYS = 366;

const mayManage = (actor: Actor): boolean => actor.permissions.has('org.manage');

/** Names a deputy: for oneself, or for anybody by those who manage the organisation. */
export async function createDeputy(
  services: DeputyServices,
  tx: Transaction,
  actor: Actor,
  body: ChangeDeputyBody & { readonly userId?: string },
): Promise<deputies.DeputyRow> {
  const userId = body.userId ?? actor.userId;
  if (userId !== actor.userId && !mayManage(actor)) throw new UserError('forbidden');
  const at = services.clock();
  const values = await checked(services, tx, userId, body);
  const open = await deputies.countOpen(tx, userId, localDate(at));
  if (open >= MOST) throw new UserError('too-many-deputies', { params: { limit: MOST } });
  const row = await deputies.insert(tx, { ...values, userId, createdById: actor.userId, at });
  await note(services, tx, actor, row);
  return row;
}

/** Changes a deputyship; a proposed one is confirmed by it. */
export async function changeDeputy(
  services: DeputyServices,
  tx: Transaction,
  actor: Actor,
  { id, body }: { readonly id: string; readonly body: ChangeDeputyBody },
): Promise<deputies.DeputyRow> {
  const row = await openDeputy(services, tx, id, (one) => one.userId === actor.userId || mayManage(actor));
  const values = await checked(services, tx, row.userId, body);
  const changed = await deputies.change(tx, id, values, row.confirmedAt ?? services.clock());
  await note(services, tx, actor, changed);
  return changed;
}

/** Ends a deputyship at once; the deputy may decline it as well. */
export async function endDeputy(
  services: DeputyServices,
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<deputies.DeputyRow> {
  const { userId } = actor;
  const row = await openDeputy(
    services,
    tx,
    id,
    (one) => one.userId === userId || (one.deputyId === userId && one.confirmedAt !== null) || mayManage(actor),
  );
  const at = services.clock();
  await recordAudit(tx, { action: 'deputy-ended', at, actorId: userId, subject: row.userId });
  return deputies.end(tx, id, at);
}

async function openDeputy(
  services: DeputyServices,
  tx: Transaction,
  id: string,
  mayChange: (row: deputies.DeputyRow) => boolean,
): Promise<deputies.DeputyRow> {
  const row = await deputies.lock(tx, id);
  if (!row || !mayChange(row)) throw new UserError('not-found');
  const over = row.toDate.toISOString().slice(0, 10) < localDate(services.clock());
  if (row.endedAt || (over && row.confirmedAt)) throw new UserError('deputy-ended');
  return row;
}

async function checked(
  services: DeputyServices,
  tx: Transaction,
  userId: string,
  { deputyId, itemKeys = [], from, to, reason }: ChangeDeputyBody,
): Promise<deputies.DeputyValues & { readonly deputyId: string }> {
  if (deputyId === userId) throw new UserError('deputy-self');
  const today = localDate(services.clock());
  if (to < from || to < today || to > addDays(from, LONGEST_DAYS)) throw new UserError('deputy-period');
  const people = await services.findPeople(tx, [userId, deputyId]);
  if (!people.some((one) => one.id === deputyId && mayBeGiven(one))) throw new UserError('user-not-active');
  if (!people.some((one) => one.id === userId)) throw new UserError('not-found');
  return { deputyId, itemKeys, from, to, reason: reason?.trim() || null };
}

async function note(services: DeputyServices, tx: Transaction, actor: Actor, row: deputies.DeputyRow): Promise<void> {
  const at = services.clock();
  await recordAudit(tx, { action: 'deputy-named', at, actorId: actor.userId, subject: row.userId });
  const [principal] = await services.findPeople(tx, [row.userId]);
  const { deputyId } = row;
  if (!deputyId) return;
  const period = [row.fromDate, row.toDate].map((day) => day.toISOString().slice(0, 10)).join(' — ');
  const params = { title: period, number: '', step: null, actor: principal?.name ?? null };
  await services.notify(tx, [
    { userId: deputyId, event: 'deputy-named', instanceId: null, taskId: null, params, channels: [] },
  ]);
}
