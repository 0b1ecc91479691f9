import { basename } from 'node:path';
import type { RuntimeChoice } from '@flowhall/approval';
import type { PrismaClient } from '@flowhall/db';
import { findItemFolders, type ItemFiles, type ItemFinding, readFolder } from '@flowhall/items';
import type { Clock } from '../../clock.ts';
import { withTransaction } from '../../lib/transaction.ts';
import {
  checkForDeployment,
  deployFiles,
  findOrganisationKeys,
  ItemRefused,
  type PreparedItem,
  prepareDeployment,
} from './deploy-files.ts';
import type { DeployedBy, Deployment } from './deploy-item.ts';

export interface DeployDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly runtime: RuntimeChoice;
  readonly log: { info(details: object, message: string): void; error(details: object, message: string): void };
}

export interface FolderDeployment {
  readonly deployed: readonly Deployment[];
  /** Folders that were left as they were, with what is wrong. */
  readonly refused: readonly { readonly folder: string; readonly findings: readonly ItemFinding[] }[];
}

const BY_SERVER: DeployedBy = { userId: null, reason: null };

/**
 * Deploys every service item below a folder. An item with errors is logged with its findings and left as it was; the
 * others are deployed. Throws only when the folder or the database cannot be read.
 */
export async function deployFolder(deps: DeployDeps, directory: string): Promise<FolderDeployment> {
  const deployed: Deployment[] = [];
  const refused: FolderDeployment['refused'][number][] = [];
  for (const path of await findItemFolders(directory)) {
    const { deployment, findings } = await deployItemFolder(deps, path);
    if (deployment) deployed.push(deployment);
    else refused.push({ folder: basename(path), findings });
  }
  return { deployed, refused };
}

/** What came of one folder: null when it was left as it was, for what its findings say. */
export interface ItemFolderDeployment {
  readonly deployment: Deployment | null;
  readonly findings: readonly ItemFinding[];
}

/** The same for the folder of one item. */
export async function deployItemFolder(deps: DeployDeps, path: string): Promise<ItemFolderDeployment> {
  const context = await findOrganisationKeys(deps.prisma);
  try {
    const files = await readFolder(path);
    const checked = await checkForDeployment(files, context);
    const prepared = await prepareDeployment(checked, deps.runtime);
    return { deployment: await deployOne(deps, prepared, files), findings: checked.findings };
  } catch (error) {
    if (!(error instanceof ItemRefused)) throw error;
    const { findings } = error;
    const errors = findings.filter((finding) => finding.severity === 'error');
    deps.log.error({ folder: basename(path), findings: errors.map(describe) }, 'service item not deployed');
    return { deployment: null, findings };
  }
}

async function deployOne(deps: DeployDeps, prepared: PreparedItem, files: ItemFiles): Promise<Deployment> {
  const { prisma, log } = deps;
  const options = { by: BY_SERVER, at: deps.clock() };
  const made = await withTransaction(prisma, (tx) => deployFiles(tx, prepared, files, options));
  if (made.fresh) log.info({ item: made.itemKey, version: made.version }, 'service item deployed');
  return made;
}

/** A finding in one line. */
export const describe = ({ rule, file, line, element, message }: ItemFinding): string =>
  `${file}${line === null ? '' : `:${line}`} ${rule}${element ? ` ${element}` : ''}: ${message.en}`;
