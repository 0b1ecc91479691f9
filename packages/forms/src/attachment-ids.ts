import { rowsOf } from './permissions/rows.ts';
import { formFields } from './schema/form-fields.ts';
import type { FormData, FormFile, JsonSchema } from './types.ts';

function isAttachment(schema: JsonSchema): boolean {
  return [schema, schema.items].some((node) => node?.format === 'attachment');
}

function idsIn(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((id): id is string => typeof id === 'string');
}

/** The ids of all attachments the data refers to, each once, cells of sub-tables included. */
export function attachmentIds(form: Pick<FormFile, 'schema'>, data: FormData): string[] {
  const found: string[] = [];
  for (const field of formFields(form).values()) {
    const value = data[field.name];
    if (isAttachment(field.schema)) found.push(...idsIn(value));
    for (const [column, schema] of field.columns ?? []) {
      if (isAttachment(schema)) found.push(...rowsOf(value).flatMap((row) => idsIn(row[column])));
    }
  }
  return [...new Set(found)];
}
