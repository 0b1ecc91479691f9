import type { RuntimeChoice } from '@flowhall/approval';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import { EngineError, type ExecutableModel, ModelRefusedError } from '@flowhall/engine';
import { hasErrors, type ItemFiles, type ItemFinding, type ItemFolder, validateItem } from '@flowhall/items';
import { recordAudit } from '../audit/index.ts';
import { compileItem } from './compile-definition.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import * as definitions from './definitions.repository.ts';
import { type DeployedBy, type Deployment, deployItem } from './deploy-item.ts';

/** An item that cannot be deployed, with everything that is wrong. */
export class ItemRefused extends Error {
  readonly findings: readonly ItemFinding[];

  constructor(findings: readonly ItemFinding[]) {
    super('The service item has errors');
    this.name = 'ItemRefused';
    this.findings = findings;
  }
}

/** The rules of deployment need to know what exists in the organisation. */
export type OrganisationKeys = Awaited<ReturnType<typeof definitions.findOrganisationKeys>>;

export const findOrganisationKeys = (db: DatabaseClient): Promise<OrganisationKeys> =>
  definitions.findOrganisationKeys(db);

export interface CheckedItem {
  readonly item: ItemFolder;
  readonly findings: readonly ItemFinding[];
}

/** The check before a deployment. @throws ItemRefused when there are errors */
export async function checkForDeployment(files: ItemFiles, context: OrganisationKeys): Promise<CheckedItem> {
  const { item, findings } = await validateItem(files, context);
  if (!item || hasErrors(findings)) throw new ItemRefused(findings);
  return { item, findings };
}

export interface FilesDeployment {
  /** The version that may be current and no other, null for none; absent: whichever it is. */
  readonly replaces?: number | null;
  readonly by: DeployedBy;
  readonly at: Date;
}

/** A checked item whose process is ready to run: all that takes long has been done. */
export interface PreparedItem extends CheckedItem {
  readonly executable: ExecutableModel;
}

/** Makes an item ready for its deployment, outside any transaction. @throws ItemRefused when the process cannot be run */
export async function prepareDeployment(checked: CheckedItem, runtime: RuntimeChoice): Promise<PreparedItem> {
  const { model } = await compileChecked(checked, { id: '', version: 0 }, runtime);
  return { ...checked, executable: model.executable };
}

/**
 * Deploys an item with its files, in the caller's transaction, and writes it to the audit log.
 * @throws ItemRefused when it would call itself; UserError `version-replaced`
 */
export async function deployFiles(
  tx: Transaction,
  prepared: PreparedItem,
  files: ItemFiles,
  options: FilesDeployment,
): Promise<Deployment> {
  const made = await refusing(prepared.findings, () => deployItem(tx, prepared, files, options));
  if (made.fresh) {
    const { itemKey, version } = made;
    const { by, at } = options;
    await recordAudit(tx, {
      ...{ action: 'deploy', at, subject: itemKey, itemKey, detail: { version } },
      ...(by.userId !== null && { actorId: by.userId }),
    });
  }
  return made;
}

/** A checked item made ready to run without being deployed. @throws ItemRefused when it cannot be run */
export function compileChecked(
  { item, findings }: CheckedItem,
  as: Pick<CompiledDefinition, 'id' | 'version'>,
  runtime: RuntimeChoice,
): Promise<CompiledDefinition> {
  return refusing(findings, async () => {
    try {
      return await compileItem(item, as, runtime);
    } catch (cause) {
      if (cause instanceof EngineError || !(cause instanceof Error)) throw cause;
      throw new EngineError('model-refused', cause.message);
    }
  });
}

async function refusing<T>(findings: readonly ItemFinding[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new ItemRefused([...findings, ...refusals(error)]);
  }
}

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
