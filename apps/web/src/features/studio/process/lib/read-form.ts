import type { FormFile } from '@flowhall/forms';

function isForm(value: unknown): value is FormFile {
  return typeof value === 'object' && value !== null && 'schema' in value && typeof value.schema === 'object';
}

/** A form file; undefined when the text is none. */
export function readForm(json: string | null): FormFile | undefined {
  if (json === null) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return isForm(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
