import { basename } from 'node:path';
import type { PrismaClient } from '@flowhall/db';
import { EngineError, ModelRefusedError } from '@flowhall/engine';
import { findItemFolders, type ItemFinding, readFolder, validateItem } from '@flowhall/items';
import type { Clock } from '../../clock.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import * as definitions from './definitions.repository.ts';
import { type DeployedBy, type Deployment, deployItem } from './deploy-item.ts';
import type { RuntimeChoice } from './prepare-model.ts';

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
  const context = await definitions.findOrganisationKeys(deps.prisma);
  const { item, findings } = await validateItem(await readFolder(path), context);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (!item || errors.length > 0) return refuse(deps, path, findings, errors);
  try {
    return { deployment: await deployOne(deps, item), findings };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const reasons = refusals(error);
    return refuse(deps, path, reasons, reasons);
  }
}

function refuse(
  { log }: DeployDeps,
  path: string,
  findings: readonly ItemFinding[],
  errors: readonly ItemFinding[],
): ItemFolderDeployment {
  log.error({ folder: basename(path), findings: errors.map(describe) }, 'service item not deployed');
  return { deployment: null, findings };
}

async function deployOne(deps: DeployDeps, item: Parameters<typeof deployItem>[1]): Promise<Deployment> {
  const at = deps.clock();
  const deployment = await withTransaction(deps.prisma, async (tx) => {
    const made = await deployItem(tx, item, { by: BY_SERVER, at, runtime: deps.runtime });
    if (made.fresh) {
      const { itemKey, version } = made;
      await recordAudit(tx, { action: 'deploy', at, subject: itemKey, detail: { version } });
    }
    return made;
  });
  if (deployment.fresh) {
    deps.log.info({ item: deployment.itemKey, version: deployment.version }, 'service item deployed');
  }
  return deployment;
}

/** A finding in one line. */
export const describe = ({ rule, file, line, element, message }: ItemFinding): string =>
  `${file}${line === null ? '' : `:${line}`} ${rule}${element ? ` ${element}` : ''}: ${message.en}`;

/** Why the process cannot be run, as findings. */
function refusals(error: EngineError): ItemFinding[] {
  const place = { file: 'process.bpmn', severity: 'error' } as const;
  if (error instanceof ModelRefusedError) {
    return error.findings.map(({ rule, elementId: element = null, line = null, message, mend }) => ({
      ...place,
      ...{ rule, element, line, message, mend },
    }));
  }
  return [
    {
      ...place,
      rule: error.code,
      line: null,
      element: error.elementId ?? null,
      message: { zh: `流程无法运行：${error.message}`, en: error.message },
      mend: { zh: '修改流程模型后重新部署。', en: 'Change the process model and deploy it again.' },
    },
  ];
}
