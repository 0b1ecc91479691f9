import type { Bilingual, FormFile, Section } from '../types.ts';
import { withEntry } from './form-objects.ts';
import { withSections } from './layout.ts';

const sectionsOf = (form: FormFile): readonly Section[] => form.uiSchema?.['ui:sections'] ?? [];

/** What a new section is called until somebody names it. */
export const NEW_SECTION: Bilingual = { zh: '新分组', en: 'New section' };

/** A heading over fields; those leave the section that they were in. */
export function addSection(form: FormFile, title: Bilingual, fields: readonly string[] = [], index?: number): FormFile {
  const sections = sectionsOf(form).map(
    (section): Section =>
      section.fields.some((name) => fields.includes(name))
        ? { ...section, fields: section.fields.filter((name) => !fields.includes(name)) }
        : section,
  );
  const at = index ?? sections.length;
  const added: Section = { title: title.zh, 'x-i18n': { en: { title: title.en } }, fields: [...fields] };
  return withSections(form, [...sections.slice(0, at), added, ...sections.slice(at)]);
}

/** Takes a heading away; its fields join the section before it, or those without any. */
export function removeSection(form: FormFile, index: number): FormFile {
  const sections = sectionsOf(form);
  const gone = sections[index];
  if (!gone) return form;
  const heir = index > 0 ? index - 1 : undefined;
  return withSections(
    form,
    sections.flatMap((section, number) => {
      if (number === index) return [];
      return number === heir ? [{ ...section, fields: [...section.fields, ...gone.fields] }] : [section];
    }),
  );
}

export function nameSection(form: FormFile, index: number, lang: 'zh' | 'en', title: string): FormFile {
  return withSections(
    form,
    sectionsOf(form).map((section, number) => {
      if (number !== index) return section;
      if (lang === 'zh') return { ...section, title };
      const texts = section['x-i18n'];
      const en = withEntry(texts?.en ?? {}, 'title', title === '' ? undefined : title);
      return { ...section, 'x-i18n': { ...texts, en } };
    }),
  );
}

export function moveSection(form: FormFile, from: number, to: number): FormFile {
  const sections = [...sectionsOf(form)];
  const [moved] = sections.splice(from, 1);
  if (!moved) return form;
  sections.splice(to, 0, moved);
  return withSections(form, sections);
}
