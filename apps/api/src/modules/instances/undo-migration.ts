import { undoMigration as undo } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { announce } from './announce.ts';
import { afterOutcome, outcomeOf } from './apply-result.ts';
import * as changes from './instance-changes.repository.ts';
import { moveToVersion } from './instance-moves.repository.ts';
import { searchTextOf } from './instance-search.ts';
import * as states from './instance-state.repository.ts';
import { type BeforeMigration, type InstanceFinding, type MigrationWay, renamedElements } from './migrate-instance.ts';
import type { InstanceServices } from './services.ts';

export type UnmigratedInstance =
  | { readonly status: 'undone' }
  | { readonly status: 'kept'; readonly findings: readonly InstanceFinding[] };

const MOVED: InstanceFinding = {
  reason: 'moved-since',
  elementId: null,
  message: { zh: '迁移后已继续办理，不能撤销迁移。', en: 'It has moved on since; the migration stays.' },
};

/**
 * Takes the migration of one instance back, in the caller's transaction, unless anything has happened to it since.
 *
 * @param way the way it went
 * @param left what the migration left: the instance's version then, and what it was before
 */
export async function undoMigration(
  services: InstanceServices,
  tx: Transaction,
  instanceId: string,
  { from, to, plan, actorId, reason }: MigrationWay,
  left: { readonly before: BeforeMigration | null; readonly version: number | null },
): Promise<UnmigratedInstance> {
  const instance = await states.lock(tx, { instanceId }, services.personal);
  const { before } = left;
  if (!instance || !before || instance.version !== left.version) return { status: 'kept', findings: [MOVED] };
  const at = services.clock();
  const directory = services.directory(tx);
  const ports = { clock: () => at, calendar: services.calendar, nextId: services.nextId, directory };
  const { steps, ...rest } = before.state;
  const was = { ...rest, variables: { ...instance.state.variables, steps } };
  const versions = { from: to.version, to: from.version };
  const actor = { userId: actorId, operator: true };
  const result = await undo(from.model, { now: instance.state, before: was }, actor, { versions, reason }, ports);
  const outcome = {
    ...outcomeOf(services, from, before, result, 'migrate', at),
    progress: before.progress,
    trace: before.trace,
  };
  const renamed = renamedElements(plan).map((one) => ({ from: one.to, to: one.from }));
  await moveToVersion(tx, instanceId, { definitionId: from.id, renamed });
  const search = searchTextOf(from, instance, result.state.variables.form);
  await changes.update(
    tx,
    { id: instanceId, itemKey: instance.itemKey, createdAt: instance.createdAt, version: instance.version },
    { ...outcome, search },
  );
  const after = { ...afterOutcome(instance, outcome), definitionId: from.id };
  await announce(services, tx, { before: instance, after, changes: result.changes, manifest: from.manifest });
  return { status: 'undone' };
}
