import { formFields, type JsonSchema } from '@flowhall/forms';

/** The schema of a field or sub-table column by a JSON Pointer into the form's data, or by the field's bare name. */
export function fieldSchema(form: JsonSchema, field: string): JsonSchema | undefined {
  const [name = '', , column] = field.replace(/^\//, '').split('/').map(unescaped);
  const found = formFields({ schema: form }).get(name);
  return column === undefined ? found?.schema : found?.columns?.get(column);
}

const unescaped = (segment: string) => segment.replaceAll('~1', '/').replaceAll('~0', '~');
