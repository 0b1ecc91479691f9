import type { StepForm } from '../../types.ts';

export interface ShownSection {
  title: string | undefined;
  fields: string[];
}

/** The fields under their headings; those without one come last, sections without fields not at all. */
export function sectionsOf(form: Pick<StepForm, 'uiSchema'>, names: readonly string[]): ShownSection[] {
  const left = new Set(names);
  const sections: ShownSection[] = [];
  for (const { title, fields } of form.uiSchema['ui:sections'] ?? []) {
    const own = fields.filter((name) => left.delete(name));
    if (own.length > 0) sections.push({ title, fields: own });
  }
  return left.size > 0 ? [...sections, { title: undefined, fields: [...left] }] : sections;
}
