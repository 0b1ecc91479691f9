import { formFields, type JsonSchema } from '@flowhall/forms';

/** Whether a step's form has anything to fill in. */
export function isWritable(schema: JsonSchema): boolean {
  return [...formFields({ schema }).values()].some((field) => field.schema.readOnly !== true);
}
