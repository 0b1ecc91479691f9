import type { Language, LocalizedText, Person } from '@flowhall/contracts';

/** A person as the directory knows one or as a record keeps one. */
interface NamedPerson {
  readonly id: string;
  readonly name: LocalizedText;
  readonly department: LocalizedText | null;
  readonly post: LocalizedText | null;
}

/** A person as others may see one, in the reader's language. */
export const presentPerson = (person: NamedPerson, lang: Language): Person => ({
  id: person.id,
  name: person.name[lang],
  department: person.department?.[lang] ?? null,
  post: person.post?.[lang] ?? null,
});
