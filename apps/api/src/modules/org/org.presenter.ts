import type { Department, Language, LocalizedText, NamedKey, PickedPerson } from '@flowhall/contracts';
import type { DepartmentRow, UserRow } from './org.repository.ts';

/** Who looks: in a language, and with or without the user names. */
export interface Viewer {
  readonly lang: Language;
  readonly seesUsernames: boolean;
}

interface Named {
  name: string;
  nameEn: string;
}

const localized = ({ name, nameEn }: Named): LocalizedText => ({ zh: name, en: nameEn });
const inLanguage = (row: Named | null | undefined, lang: Language): string | null =>
  (row && localized(row)[lang]) || null;

export const presentNamed = (row: Named & { key: string }): NamedKey => ({ key: row.key, name: localized(row) });

export const presentDepartment = ({ id, key, parentId, people, ...names }: DepartmentRow): Department => ({
  id,
  key,
  name: localized(names),
  parentId,
  people,
});

export function presentUser(
  { id, username, name, nameEn, memberships: [main] }: UserRow,
  { lang, seesUsernames }: Viewer,
): PickedPerson {
  return {
    id,
    name: lang === 'en' ? (nameEn ?? name) : name,
    department: inLanguage(main?.department, lang),
    post: inLanguage(main?.post, lang),
    ...(seesUsernames && { username }),
  };
}
