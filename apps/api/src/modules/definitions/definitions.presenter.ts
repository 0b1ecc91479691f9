import type { DefinitionSummary } from '@flowhall/contracts';
import type { ItemManifest } from '@flowhall/items';
import { fromJson } from '../../lib/json.ts';
import type { DefinitionRow } from './definitions.repository.ts';

/** A version as the process studio lists it. */
export function presentDefinition(row: DefinitionRow, names: ReadonlyMap<string, string>): DefinitionSummary {
  return {
    id: row.id,
    itemKey: row.itemKey,
    itemName: fromJson<ItemManifest>(row.manifest).name,
    version: row.version,
    current: row.currentOf !== null,
    runtime: row.runtime,
    runtimeReason: row.runtimeReason,
    deployedAt: row.deployedAt.toISOString(),
    deployedBy: row.deployedBy ? (names.get(row.deployedBy) ?? null) : null,
    reason: row.reason,
    runningInstances: row._count.instances,
  };
}
