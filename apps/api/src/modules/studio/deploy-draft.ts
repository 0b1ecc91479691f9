import type { DeployItemDraftBody, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { ItemFiles } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { may } from '../../http/reach.ts';
import { deployFiles, findVersions, type PreparedItem } from '../definitions/index.ts';
import { startMigration } from '../migrations/index.ts';
import { orInvalid, readyDraft } from './check-draft.ts';
import * as itemChanges from './item-changes.repository.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';
import { holdAt } from './work-on-draft.ts';

/** A draft at a revision, checked and compiled. */
export interface PreparedDraft {
  readonly files: ItemFiles;
  readonly prepared: PreparedItem;
}

/**
 * Checks and compiles a draft before its deployment, so that the transaction only stores it. Null when the draft is not at
 * that revision (any more), which the transaction will say.
 * @throws UserError `item-invalid` with findings
 */
export async function prepareDraft(
  { prisma: db, runtime }: StudioServices,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<PreparedDraft | null> {
  const files = await drafts.findFiles(db, id);
  // Read after the files: what has been saved in between has another revision.
  const draft = await drafts.find(db, id);
  if (draft?.revision !== revision) return null;
  const { itemKey } = draft;
  const { item, findings, definition } = await readyDraft({ db, runtime }, { itemKey, files }, { id, version: 0 });
  return { files, prepared: { item, findings, executable: definition.model.executable } };
}

export interface DraftDeployment {
  readonly id: string;
  readonly draft: PreparedDraft | null;
  readonly body: DeployItemDraftBody;
  readonly actor: Actor;
  readonly lang: Language;
}

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
  { id, draft: ready, body, actor, lang }: DraftDeployment,
): Promise<string> {
  const { revision, reason, instances, replaces } = body;
  const { userId } = actor;
  const at = services.clock();
  const draft = await holdAt(tx, { id, userId }, revision, at);
  if (instances === 'migrate' && !may(actor, 'instances.migrate', draft)) throw new UserError('forbidden');
  if (!ready) throw new UserError('draft-conflict', { current: { revision: draft.revision } });
  const by = { userId, reason: reason.trim() };
  const { definitionId, version } = await orInvalid(() =>
    deployFiles(tx, ready.prepared, ready.files, { by, at, replaces: replaces ?? draft.basedOn }),
  );
  await drafts.update(tx, id, { basedOn: version, baseRevision: revision });
  await itemChanges.assign(tx, draft.itemKey, definitionId);
  if (instances === 'migrate') await bringOver(services, tx, { to: definitionId, itemKey: draft.itemKey, actor, lang });
  return definitionId;
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
