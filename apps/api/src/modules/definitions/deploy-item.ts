import { randomUUID } from 'node:crypto';
import type { Transaction } from '@flowhall/db';
import type { ExecutableModel } from '@flowhall/engine';
import type { ItemFiles, ItemFolder } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import { toJson } from '../../lib/json.ts';
import { refuseCircularCalls } from './circular-calls.ts';
import * as definitions from './definitions.repository.ts';
import * as startEvents from './start-events.repository.ts';
import { startEventsOf } from './start-events-of.ts';
import { keepFiles } from './version-files.ts';

export interface Deployment {
  readonly itemKey: string;
  readonly definitionId: string;
  readonly version: number;
  /** False when the folder is what already runs. */
  readonly fresh: boolean;
}

export interface DeployedBy {
  /** Null for the server itself. */
  readonly userId: string | null;
  readonly reason: string | null;
}

export interface DeployOptions {
  /** The version that may be current and no other, null for none; absent: whichever it is. */
  readonly replaces?: number | null;
  readonly by: DeployedBy;
  readonly at: Date;
}

/**
 * Makes an item that is ready to run the current version, in the caller's transaction. The same content on the same runtime makes no new
 * version; instances that run stay on theirs.
 * @throws EngineError `model-refused` when the process cannot be run right; UserError `version-replaced`
 */
export async function deployItem(
  tx: Transaction,
  { item, executable }: { readonly item: ItemFolder; readonly executable: ExecutableModel },
  files: ItemFiles,
  { by, at, replaces }: DeployOptions,
): Promise<Deployment> {
  const { manifest, checksum } = item;
  const starts = startEventsOf(executable, at);
  const { currentDefinition: current } = await definitions.lockItem(tx, {
    key: manifest.key,
    category: manifest.category.key,
    sortOrder: manifest.sortOrder ?? 0,
  });
  if (replaces !== undefined && current && current.version !== replaces) {
    const { version } = current;
    throw new UserError('version-replaced', { params: { version }, current: { version } });
  }
  // what the server has deployed before stays as people have left it: they may have gone back to an older version
  const known = by.userId === null ? await definitions.findLastOfServer(tx, manifest.key) : current;
  if (known?.checksum === checksum && known.runtime === executable.runtime) {
    await keepFiles(tx, known.id, files);
    return { itemKey: manifest.key, definitionId: known.id, version: known.version, fresh: false };
  }
  await refuseCircularCalls(tx, manifest.key, executable);
  const id = randomUUID();
  const version = (await definitions.findLastVersion(tx, manifest.key)) + 1;
  await definitions.insertCurrent(tx, {
    id,
    version,
    checksum,
    itemKey: manifest.key,
    manifest: toJson(manifest),
    xml: item.xml,
    processId: executable.processId,
    forms: toJson(item.forms),
    decisions: toJson(item.decisions),
    runtime: executable.runtime,
    runtimeReason: executable.reason,
    deployedAt: at,
    deployedBy: by.userId,
    reason: by.reason,
  });
  await keepFiles(tx, id, files);
  await startEvents.replace(tx, { itemKey: manifest.key, definitionId: id }, starts);
  return { itemKey: manifest.key, definitionId: id, version, fresh: true };
}
