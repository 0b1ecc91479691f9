import type { RuntimeChoice } from '@flowhall/approval';
import type { ItemFindingView } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { hasErrors, type ItemFiles, type ItemFinding, type ItemValidation, validateItem } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import { type CompiledDefinition, compileChecked, findOrganisationKeys, ItemRefused } from '../definitions/index.ts';

const keyDiffers = (itemKey: string): ItemFinding => ({
  rule: 'item/folder-name',
  severity: 'error',
  file: 'item.yaml',
  line: 1,
  element: 'key',
  message: { zh: `标识必须是 ${itemKey}`, en: `The key must be ${itemKey}` },
  mend: { zh: `将 key 改回 ${itemKey}。`, en: `Set key to ${itemKey} again.` },
});

/** The check of a draft, with the rules of deployment. */
export async function checkDraft(
  db: DatabaseClient,
  itemKey: string,
  files: ItemFiles,
): Promise<ItemValidation & { findings: readonly ItemFinding[] }> {
  const checked = await validateItem(files, await findOrganisationKeys(db));
  const { item } = checked;
  if (!item || item.manifest.key === itemKey) return checked;
  return { ...checked, findings: [...checked.findings, keyDiffers(itemKey)] };
}

export interface ReadyDraft extends Pick<ItemValidation, 'findings'> {
  readonly item: NonNullable<ItemValidation['item']>;
  readonly definition: CompiledDefinition;
}

/** The files of a draft made ready to run, as deployment does. @throws UserError `item-invalid` with findings */
export async function readyDraft(
  { db, runtime }: { readonly db: DatabaseClient; readonly runtime: RuntimeChoice },
  { itemKey, files }: { readonly itemKey: string; readonly files: ItemFiles },
  as: Pick<CompiledDefinition, 'id' | 'version'>,
): Promise<ReadyDraft> {
  const { item, findings } = await checkDraft(db, itemKey, files);
  if (!item || hasErrors(findings)) throw itemInvalid(findings);
  const definition = await orInvalid(() => compileChecked({ item, findings }, as, runtime));
  return { item, findings, definition };
}

/** @throws UserError `item-invalid` with what a deployment is refused for */
export async function orInvalid<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ItemRefused) throw itemInvalid(error.findings);
    throw error;
  }
}

const itemInvalid = (findings: readonly ItemFinding[]): UserError =>
  new UserError('item-invalid', {
    params: { count: findings.filter((finding) => finding.severity === 'error').length },
    findings,
  });

export const presentFindings = (findings: readonly ItemFinding[]): ItemFindingView[] =>
  findings.map((finding) => ({ ...finding }));
