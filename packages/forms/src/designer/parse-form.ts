import { isRecord } from '../json.ts';
import type { FormFile } from '../types.ts';

/** A form that this text is; nothing while it is none. */
export function parseForm(text: string): FormFile | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !isRecord(value.schema) || !isRecord(value.schema.properties)) return undefined;
    return { ...value, schema: value.schema };
  } catch {
    return undefined;
  }
}
