import type { FeelVariable } from '@flowhall/modeler/feel';

/** A field of a form, as far as expressions and pickers are concerned. */
export interface FormField {
  name: string;
  title: string;
  type: string;
  /** Of the value, or of each value of a list. */
  format: string;
  /** A value that such a field may have. */
  sample: unknown;
  /** Columns of a sub-table. */
  columns: readonly FormField[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The fields of a form file; none when it is no form. */
export function formFields(json: string | null, lang: string): FormField[] {
  if (json === null) return [];
  try {
    const form: unknown = JSON.parse(json);
    return isRecord(form) && isRecord(form.schema) ? fieldsOf(form.schema, lang) : [];
  } catch {
    return [];
  }
}

function fieldsOf(schema: Record<string, unknown>, lang: string): FormField[] {
  if (!isRecord(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, property]) =>
    isRecord(property) ? [fieldOf(name, property, lang)] : [],
  );
}

function fieldOf(name: string, property: Record<string, unknown>, lang: string): FormField {
  const english =
    isRecord(property['x-i18n']) && isRecord(property['x-i18n'].en) ? text(property['x-i18n'].en.title) : '';
  const title = (lang === 'en' && english) || text(property.title) || name;
  const columns = isRecord(property.items) ? fieldsOf(property.items, lang) : [];
  const items = isRecord(property.items) ? property.items : {};
  const [type, format] = [text(property.type), text(property.format) || text(items.format)];
  return { name, title, type, format, columns, sample: sampleOf(property, type, format, columns) };
}

function sampleOf(
  property: Record<string, unknown>,
  type: string,
  format: string,
  columns: readonly FormField[],
): unknown {
  if (Array.isArray(property.enum) && property.enum.length > 0) return property.enum[0];
  if (property.default !== undefined) return property.default;
  if (type === 'integer' || type === 'number') return typeof property.minimum === 'number' ? property.minimum : 3;
  if (type === 'boolean') return true;
  if (type === 'array') return columns.length > 0 ? [sampleRow(columns)] : [];
  if (type === 'object') return {};
  if (format === 'date') return '2026-09-01';
  if (format === 'date-time') return '2026-09-01T08:00:00+08:00';
  return text(property.title) || 'x';
}

const sampleRow = (columns: readonly FormField[]) =>
  Object.fromEntries(columns.map(({ name, sample }) => [name, sample]));

const PERSON: readonly FeelVariable[] = [
  'id',
  'username',
  'name',
  'nameEn',
  'department',
  'departmentEn',
  'departmentKey',
  'post',
].map((name) => ({ name }));

/** What expressions of a process may name: the fields of its forms, who applied, what was decided. */
export function feelVariables(fields: readonly FormField[], stepIds: readonly string[]): FeelVariable[] {
  const variables = fields.map(
    ({ name, title, columns }): FeelVariable => ({
      name,
      detail: title,
      ...(columns.length > 0 && { entries: columns.map((column) => ({ name: column.name, detail: column.title })) }),
    }),
  );
  return [
    ...variables,
    { name: 'form', entries: variables },
    { name: 'outcome', detail: 'agree · disagree' },
    { name: 'steps', entries: stepIds.map((name) => ({ name, entries: [{ name: 'outcome' }] })) },
    { name: 'initiator', entries: PERSON },
    { name: 'organisation' },
  ];
}

/** Values for all that expressions may name, to show what they give. */
export function sampleScope(fields: readonly FormField[], stepIds: readonly string[]): Record<string, unknown> {
  const form = sampleRow(fields);
  return {
    ...form,
    form,
    outcome: 'agree',
    steps: Object.fromEntries(stepIds.map((id) => [id, { outcome: 'agree' }])),
    initiator: {
      id: '1',
      username: 'student',
      name: '张同学',
      nameEn: 'Zhang',
      department: '计算机学院',
      departmentEn: 'School of Computing',
      departmentKey: 'computing',
      post: 'student',
    },
    organisation: {},
  };
}
