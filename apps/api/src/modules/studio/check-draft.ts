import type { ItemFindingView } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { type ItemFiles, type ItemFinding, type ItemValidation, validateItem } from '@flowhall/items';
import { findOrganisationKeys } from '../definitions/index.ts';

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

export const presentFindings = (findings: readonly ItemFinding[]): ItemFindingView[] =>
  findings.map((finding) => ({ ...finding }));
