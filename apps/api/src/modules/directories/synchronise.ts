import type { Transaction } from '@flowhall/db';
import { recordAudit } from '../audit/index.ts';
import { beginLeaving, findLeaving, findTrusted, stopLeaving } from '../leavers/index.ts';
import { applyChanges, findOrganisation, kindOf, lockOrganisation, type OrganisationChange } from '../org/index.ts';
import * as directories from './directories.repository.ts';
import type { MappedDirectory } from './map-directory.ts';
import { planSync, type SyncPlan } from './plan-sync.ts';
import * as runs from './runs.repository.ts';
import type { DirectoryServices } from './services.ts';
import { sourceOf } from './settings.ts';

export interface Synchronisation {
  readonly directory: directories.DirectoryRow;
  readonly run: runs.RunRow;
  readonly mapped: MappedDirectory;
  /** Everybody was read. */
  readonly full: boolean;
  /** The latest change that was read. */
  readonly latest: string | null;
}

/** Plans from what is there, and does it: unless it is dry, or more people would leave than may without asking. */
export async function synchronise(services: DirectoryServices, tx: Transaction, sync: Synchronisation): Promise<void> {
  const { directory, run, mapped, full } = sync;
  const source = sourceOf(directory);
  const at = services.clock();
  await lockOrganisation(tx);
  const plan = planSync(mapped, await findOrganisation(tx), {
    ...{ source, full, nextId: services.nextId, sealPhone: services.sealPhone },
    trusted: await findTrusted(tx),
    leaving: await findLeaving(tx, source),
  });
  await runs.replaceEntries(tx, run.id, entriesOf(plan));
  const counts = countsOf(plan);
  const asks = !run.dry && !run.confirmed && tooMany(plan, directory.closeShare);
  const state = asks ? 'asks' : 'finished';
  const told = { state, counts, people: plan.people, ...(!asks && { finishedAt: at }) };
  await runs.change(tx, { id: run.id, from: ['applying'] }, told);
  if (asks || run.dry) return;
  await applyChanges(tx, plan.changes, { at, nextId: services.nextId });
  await stopLeaving(tx, plan.back, at);
  const waiting = await beginLeaving(tx, { userIds: plan.leaving.map(({ id }) => id), source, at });
  if (directory.leaverRule === 'suggested') {
    const trusted = await findTrusted(tx, waiting);
    const ruled = waiting.filter((userId) => !trusted.has(userId));
    await services.enqueueSettling(
      tx,
      ruled.map((userId) => ({ userId, actorId: directory.changedById })),
    );
  }
  const cursor = sync.latest ?? directory.cursor;
  await directories.note(tx, directory.id, { cursor, ...(full && { lastFullAt: at }) });
  await runs.forgetOld(tx, directory.id);
  const detail = { key: directory.key, full, ...counts };
  await recordAudit(tx, { action: 'directory-synchronised', at, subject: directory.id, detail });
}

const tooMany = ({ leaving, people }: SyncPlan, share: number): boolean =>
  leaving.length > 0 && leaving.length * 100 > people * share;

function countsOf({ changes, leaving, problems }: SyncPlan) {
  const of = (...kinds: ReturnType<typeof kindOf>[]) => changes.filter((one) => kinds.includes(kindOf(one))).length;
  return {
    ...{ added: of('added'), changed: of('changed', 'reopened'), closed: of('closed') },
    ...{ leaving: leaving.length, problems: problems.length },
  };
}

/** What matters first: problems, who leaves, then the rest. */
function entriesOf({ changes, leaving, problems }: SyncPlan) {
  return [
    ...problems.map(({ entity, key, problem, value }) => ({
      ...{ entity, change: 'problem', key: key.slice(0, 500), name: '' },
      detail: { problem, value: value.slice(0, 500) },
    })),
    ...leaving.map(({ username, name }) => ({ entity: 'person', change: 'leaving', key: username, name })),
    ...changes.map((change) => ({ entity: change.entity, change: kindOf(change), ...nameOf(change) })),
  ];
}

const nameOf = ({ after }: OrganisationChange) => ({
  key: 'username' in after ? after.username : after.key,
  name: after.name,
});
