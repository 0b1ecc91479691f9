import type { DeploymentView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { UnzippedItem } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { may } from '../../http/reach.ts';
import {
  checkForDeployment,
  deployFiles,
  findOrganisationKeys,
  type PreparedItem,
  prepareDeployment,
} from '../definitions/index.ts';
import { orInvalid, presentFindings } from './check-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';

export interface ZipDeployment {
  readonly actor: Actor;
  readonly reason: string | null;
  /** Only checks. */
  readonly dryRun: boolean;
}

/** Checks and compiles an item from outside, before its deployment. @throws UserError `item-invalid` with findings */
export const prepareZip = ({ prisma, runtime }: StudioServices, { files }: UnzippedItem): Promise<PreparedItem> =>
  orInvalid(async () =>
    prepareDeployment(await checkForDeployment(files, await findOrganisationKeys(prisma)), runtime),
  );

/** Deploys an item from outside, with the checks of every deployment. @throws UserError `item-invalid` with findings */
export async function deployZip(
  { clock }: StudioServices,
  tx: Transaction,
  { files, prepared }: Pick<UnzippedItem, 'files'> & { readonly prepared: PreparedItem },
  { actor, reason, dryRun }: ZipDeployment,
): Promise<DeploymentView> {
  const { item, executable } = prepared;
  const findings = presentFindings(prepared.findings);
  const itemKey = item.manifest.key;
  if (!may(actor, 'definitions.deploy', { itemKey })) throw new UserError('forbidden');
  if (dryRun) {
    const current = await drafts.findCurrent(tx, itemKey);
    const next = (await drafts.findLastVersion(tx, itemKey)) + 1;
    const isSame = current?.checksum === item.checksum && current.runtime === executable.runtime;
    return { itemKey, version: isSame ? current.version : next, fresh: !isSame, findings };
  }
  const options = { by: { userId: actor.userId, reason }, at: clock() };
  const { version, fresh } = await orInvalid(() => deployFiles(tx, prepared, files, options));
  return { itemKey, version, fresh, findings };
}
