import { randomUUID } from 'node:crypto';
import type { DeploymentView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { UnzippedItem } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { may } from '../../http/reach.ts';
import {
  checkForDeployment,
  compileChecked,
  deployFiles,
  findOrganisationKeys,
  ItemRefused,
} from '../definitions/index.ts';
import { presentFindings } from './check-draft.ts';
import { itemInvalid } from './deploy-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';

export interface ZipDeployment {
  readonly actor: Actor;
  readonly reason: string | null;
  /** Only checks. */
  readonly dryRun: boolean;
}

/** Deploys an item from outside, with the checks of every deployment. @throws UserError `item-invalid` with findings */
export async function deployZip(
  { clock, runtime }: StudioServices,
  tx: Transaction,
  { files }: UnzippedItem,
  { actor, reason, dryRun }: ZipDeployment,
): Promise<DeploymentView> {
  try {
    const checked = await checkForDeployment(files, await findOrganisationKeys(tx));
    const { item } = checked;
    const findings = presentFindings(checked.findings);
    const itemKey = item.manifest.key;
    if (!may(actor, 'definitions.deploy', { itemKey })) throw new UserError('forbidden');
    if (dryRun) {
      const current = await drafts.findCurrent(tx, itemKey);
      const next = (await drafts.findLastVersion(tx, itemKey)) + 1;
      const { model } = await compileChecked(checked, { id: randomUUID(), version: next }, runtime);
      const isSame = current?.checksum === item.checksum && current.runtime === model.executable.runtime;
      return { itemKey, version: isSame ? current.version : next, fresh: !isSame, findings };
    }
    const options = { by: { userId: actor.userId, reason }, at: clock(), runtime };
    const { version, fresh } = await deployFiles(tx, checked, files, options);
    return { itemKey, version, fresh, findings };
  } catch (error) {
    if (error instanceof ItemRefused) throw itemInvalid(error.findings);
    throw error;
  }
}
