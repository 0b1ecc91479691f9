import {
  ApprovalError,
  type InstanceState,
  isUnderWay,
  type MigrationOutcome,
  migrateInstance as migrate,
  type VersionChange,
} from '@flowhall/approval';
import { ERRORS } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { MigrationPlan } from '@flowhall/engine';
import type { CompiledDefinition } from '../definitions/index.ts';
import { announce } from './announce.ts';
import { afterOutcome, outcomeOf } from './apply-result.ts';
import * as changes from './instance-changes.repository.ts';
import { moveToVersion } from './instance-moves.repository.ts';
import { searchTextOf } from './instance-search.ts';
import * as states from './instance-state.repository.ts';
import type { Progress } from './progress.ts';
import type { InstanceServices } from './services.ts';
import { renameTrace, type Trace } from './trace.ts';

/** How instances go from one version to another. */
export interface MigrationWay {
  readonly from: CompiledDefinition;
  readonly to: CompiledDefinition;
  readonly plan: MigrationPlan;
  readonly actorId: string;
  readonly reason: string | null;
}

/** Something to be said about one instance. */
export interface InstanceFinding {
  readonly reason: string;
  readonly elementId: string | null;
  readonly message: { readonly zh: string; readonly en: string };
}

/** What undoing restores. Business data is left out: a migration does not change it, but for the names of steps. */
export interface BeforeMigration {
  readonly state: Omit<InstanceState, 'variables'> & { readonly steps: InstanceState['variables']['steps'] };
  readonly trace: Trace;
  readonly progress: Progress;
}

export type MigratedInstance =
  | {
      readonly status: 'done';
      readonly losses: readonly InstanceFinding[];
      /** Null when the process went on at once: that cannot be taken back. */
      readonly before: BeforeMigration | null;
      readonly version: number;
    }
  | { readonly status: 'failed' | 'skipped'; readonly findings: readonly InstanceFinding[] };

/**
 * Brings one instance to another version in the caller's transaction: all of it or nothing. An instance that has ended or
 * is on another version by now is skipped; one that cannot be brought over stays as it is, with the reasons.
 */
export async function migrateInstance(
  services: InstanceServices,
  tx: Transaction,
  instanceId: string,
  way: MigrationWay,
): Promise<MigratedInstance> {
  const instance = await states.lock(tx, { instanceId }, services.personal);
  const { from, to, plan } = way;
  if (!instance || !isUnderWay(instance.state.status)) return skipped('over');
  if (instance.definitionId !== from.id) return skipped('other-version');
  const at = services.clock();
  const outcome = await tryMigration(services, tx, instance, way);
  if (!outcome.migrated) return { status: 'failed', findings: outcome.refusals };
  const { result } = outcome;
  const written = outcomeOf(services, to, { trace: renameTrace(instance.trace, plan.targetOf) }, result, 'migrate', at);
  await moveToVersion(tx, instanceId, { definitionId: to.id, renamed: renamedElements(plan) });
  const search = searchTextOf(to, instance, result.state.variables.form);
  await changes.update(
    tx,
    { id: instanceId, itemKey: instance.itemKey, createdAt: instance.createdAt, version: instance.version },
    { ...written, search },
  );
  const after = { ...afterOutcome(instance, written), definitionId: to.id };
  await announce(services, tx, { before: instance, after, changes: result.changes, manifest: to.manifest });
  return {
    status: 'done',
    losses: outcome.losses,
    before: result.events.length > 0 ? null : beforeMigration(instance),
    version: after.version,
  };
}

/** What would come of migrating an instance; nothing is written. */
export async function tryMigration(
  services: InstanceServices,
  tx: Transaction,
  { state, initiator }: states.LoadedInstance,
  { to, plan, from, actorId, reason }: MigrationWay,
): Promise<
  | Extract<MigrationOutcome, { migrated: true }>
  | { readonly migrated: false; readonly refusals: readonly InstanceFinding[] }
> {
  const at = services.clock();
  const directory = services.directory(tx);
  const ports = { clock: () => at, calendar: services.calendar, nextId: services.nextId, directory };
  // The rules ask for these one after the other.
  directory.know(initiator);
  await directory.peopleByIds([actorId]);
  const versions: VersionChange = { from: from.version, to: to.version };
  const actor = { userId: actorId, operator: true };
  try {
    return await migrate(to.model, state, actor, { plan, versions, reason }, ports);
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    return { migrated: false, refusals: [asFinding(error)] };
  }
}

function asFinding({ code, params }: ApprovalError): InstanceFinding {
  const reason = typeof params.reason === 'string' ? ` (${params.reason})` : '';
  const { zh, en } = ERRORS[code];
  return { reason: code, elementId: null, message: { zh: zh + reason, en: en + reason } };
}

const SKIPPED = {
  over: { zh: '该申请已结束。', en: 'The application has ended.' },
  'other-version': { zh: '该申请已不在原版本上。', en: 'The application is on another version.' },
} as const;

const skipped = (reason: keyof typeof SKIPPED): MigratedInstance => ({
  status: 'skipped',
  findings: [{ reason, elementId: null, message: SKIPPED[reason] }],
});

function beforeMigration({ state, trace, progress }: states.LoadedInstance): BeforeMigration {
  const { variables, ...rest } = state;
  return { state: { ...rest, steps: variables.steps }, trace, progress };
}

/** Elements that have another id in the target. */
export function renamedElements({ elements }: MigrationPlan): { readonly from: string; readonly to: string }[] {
  return elements.flatMap(({ elementId, target }) =>
    target !== null && target !== elementId ? [{ from: elementId, to: target }] : [],
  );
}
