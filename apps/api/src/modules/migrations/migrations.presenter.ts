import type { Language, MigrationDetail, MigrationSummary } from '@flowhall/contracts';
import { fromJson } from '../../lib/json.ts';
import type { InstanceFinding } from '../instances/index.ts';
import type { Counts, LeftRow, MigrationRow, MigrationStatus } from './migrations.repository.ts';

/** A migration as lists show it. */
export function presentSummary(
  row: MigrationRow,
  counts: Counts,
  names: ReadonlyMap<string, string>,
): MigrationSummary {
  const { pending = 0, done = 0, failed = 0, skipped = 0, undone = 0, kept = 0 } = counts;
  return {
    id: row.id,
    itemKey: row.itemKey,
    fromDefinitionId: row.fromDefinitionId,
    fromVersion: row.from.version,
    toDefinitionId: row.toDefinitionId,
    toVersion: row.to.version,
    status: fromJson<MigrationStatus>(row.status),
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    createdBy: names.get(row.createdById) ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    counts: { total: pending + done + failed + skipped + undone + kept, pending, done, failed, skipped, undone, kept },
  };
}

/** The same with what was asked for and what was left. */
export function presentDetail(
  row: MigrationRow,
  counts: Counts,
  names: ReadonlyMap<string, string>,
  left: readonly LeftRow[],
  lang: Language,
): MigrationDetail {
  return {
    ...presentSummary(row, counts, names),
    mapping: fromJson<MigrationDetail['mapping']>(row.mapping),
    timers: row.restartTimers ? 'restart' : 'keep',
    left: left.map(({ instanceId, status, findings, instance }) => ({
      instanceId,
      number: instance.number,
      title: instance.title,
      status: fromJson<MigrationDetail['left'][number]['status']>(status),
      findings: fromJson<InstanceFinding[]>(findings).map((one) => ({ ...one, message: one.message[lang] })),
    })),
  };
}
