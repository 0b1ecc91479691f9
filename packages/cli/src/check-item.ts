import { basename } from 'node:path';
import { demoOrganisation } from '@flowhall/demo';
import { type ItemFinding, type ItemValidation, readFolder, validateItem } from '@flowhall/items';
import { say } from './texts.ts';

/** Checks an item folder against the demo organisation, with the rules of deployment. */
export async function checkItem(folder: string): Promise<ItemValidation> {
  const { departments, posts, roles, users } = demoOrganisation;
  const keys = (list: readonly { readonly key: string }[]): string[] => list.map((one) => one.key);
  const checked = await validateItem(await readFolder(folder), {
    departments: keys(departments),
    posts: keys(posts),
    roles: keys(roles),
    users: users.map((user) => user.username),
  });
  return { ...checked, findings: [...checked.findings, ...checkName(folder, checked)] };
}

function checkName(folder: string, { item }: ItemValidation): ItemFinding[] {
  const name = basename(folder);
  if (!item || item.manifest.key === name) return [];
  const values = { folder: name, key: item.manifest.key };
  const both = (key: 'keyDiffers' | 'keyDiffersMend') => ({ zh: say('zh', key, values), en: say('en', key, values) });
  return [
    {
      rule: 'item/folder-name',
      severity: 'error',
      file: 'item.yaml',
      line: 1,
      element: 'key',
      message: both('keyDiffers'),
      mend: both('keyDiffersMend'),
    },
  ];
}
