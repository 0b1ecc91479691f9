import type { AudiencePreview, Language, PreviewAudienceBody } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import * as items from './items.repository.ts';

/** How many people a rule lets start an item, and who the first of them are. Visitors are not counted: anybody may become one. */
export async function previewAudience(
  db: DatabaseClient,
  rule: PreviewAudienceBody,
  lang: Language,
): Promise<AudiencePreview> {
  const rows = await items.findAudience(db, rule);
  const [first] = rows;
  return {
    count: first?.total ?? 0,
    people: rows.map((row) => ({
      name: lang === 'en' ? row.nameEn : row.name,
      department: lang === 'en' ? row.departmentEn : row.department,
    })),
  };
}
