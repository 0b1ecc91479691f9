import type { DeployItemDraftBody, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { ItemFinding } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { may } from '../../http/reach.ts';
import { deployFiles, findVersions, ItemRefused } from '../definitions/index.ts';
import { startMigration } from '../migrations/index.ts';
import { checkDraft } from './check-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';
import { holdAt } from './work-on-draft.ts';

export interface DraftDeployment {
  readonly id: string;
  readonly body: DeployItemDraftBody;
  readonly actor: Actor;
  readonly lang: Language;
}

export const itemInvalid = (findings: readonly ItemFinding[]): UserError =>
  new UserError('item-invalid', {
    params: { count: findings.filter((finding) => finding.severity === 'error').length },
    findings,
  });

/**
 * Deploys a draft as the next version, and has running applications brought to it if asked. The draft stays, based on the
 * new version.
 * @returns the id of the version
 * @throws UserError `not-found`, `draft-locked`, `draft-conflict`, `item-invalid` with findings, `forbidden`, `version-replaced` with the current
 * version when the draft is not based on it and the caller does not say that it knows
 */
export async function deployDraft(
  services: StudioServices,
  tx: Transaction,
  { id, body, actor, lang }: DraftDeployment,
): Promise<string> {
  const { clock, runtime } = services;
  const { revision, reason, instances, replaces } = body;
  const { userId } = actor;
  const at = clock();
  const draft = await holdAt(tx, { id, userId }, revision, at);
  if (instances === 'migrate' && !may(actor, 'instances.migrate', draft)) throw new UserError('forbidden');
  const files = await drafts.findFiles(tx, id);
  const { item, findings } = await checkDraft(tx, draft.itemKey, files);
  if (!item || findings.some((finding) => finding.severity === 'error')) throw itemInvalid(findings);
  try {
    const by = { userId, reason: reason.trim() };
    const { definitionId, version } = await deployFiles(tx, { item, findings }, files, {
      ...{ by, at, runtime },
      replaces: replaces ?? draft.basedOn,
    });
    await drafts.update(tx, id, { basedOn: version, baseRevision: revision });
    if (instances === 'migrate')
      await bringOver(services, tx, { to: definitionId, itemKey: draft.itemKey, actor, lang });
    return definitionId;
  } catch (error) {
    if (error instanceof ItemRefused) throw itemInvalid(error.findings);
    throw error;
  }
}

interface Bringing {
  readonly to: string;
  readonly itemKey: string;
  readonly actor: Actor;
  readonly lang: Language;
}

/** Orders a migration from every version on which applications run. */
async function bringOver(
  { migrations }: StudioServices,
  tx: Transaction,
  { to, itemKey, actor, lang }: Bringing,
): Promise<void> {
  for (const row of await findVersions(tx, itemKey)) {
    if (row.id === to || row._count.instances === 0) continue;
    await startMigration(migrations, tx, { fromDefinitionId: row.id, toDefinitionId: to }, actor, lang);
  }
}
