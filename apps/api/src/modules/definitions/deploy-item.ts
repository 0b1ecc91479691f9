import { randomUUID } from 'node:crypto';
import { compileApproval } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { compile, EngineError } from '@flowhall/engine';
import { hasFeature, type ItemFolder } from '@flowhall/items';
import { toJson } from '../../lib/json.ts';
import * as definitions from './definitions.repository.ts';

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

/**
 * Makes a checked item the current version, in the caller's transaction. The same content makes no new version; instances
 * that run stay on theirs.
 * @throws EngineError `model-refused` when the process cannot be run right
 */
export async function deployItem(tx: Transaction, item: ItemFolder, by: DeployedBy, at: Date): Promise<Deployment> {
  const { manifest, checksum } = item;
  const executable = await compileForDeployment(item);
  const { currentDefinition: current } = await definitions.lockItem(tx, {
    key: manifest.key,
    category: manifest.category.key,
    sortOrder: manifest.sortOrder ?? 0,
  });
  if (current?.checksum === checksum) {
    return { itemKey: manifest.key, definitionId: current.id, version: current.version, fresh: false };
  }
  const id = randomUUID();
  const version = (await definitions.findLastVersion(tx, manifest.key)) + 1;
  await definitions.insertCurrent(
    tx,
    {
      id,
      version,
      checksum,
      itemKey: manifest.key,
      manifest: toJson(manifest),
      xml: item.xml,
      processId: executable.processId,
      forms: toJson(item.forms),
      runtime: executable.runtime,
      deployedAt: at,
      deployedBy: by.userId,
      reason: by.reason,
    },
    item.assets.map(({ path, mediaType, content }) => ({
      definitionId: id,
      path,
      mediaType,
      content: Uint8Array.from(content),
    })),
  );
  return { itemKey: manifest.key, definitionId: id, version, fresh: true };
}

/** Everything that running it will need is made once before it is stored. */
async function compileForDeployment({ manifest, xml }: ItemFolder) {
  const executable = await compile(xml);
  try {
    compileApproval(executable, {
      withdraw: hasFeature(manifest, 'withdraw'),
      terminate: hasFeature(manifest, 'terminate'),
    });
  } catch (cause) {
    if (cause instanceof Error) throw new EngineError('model-refused', cause.message);
    throw cause;
  }
  return executable;
}
