import { resolvePermissions } from '../permissions/resolve-permissions.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile, Permission } from '../types.ts';
import { type FieldRef, refKey } from './field-ref.ts';
import { fieldOrder } from './layout.ts';

/** The right of a step to a field or column as it counts, whether it says so itself or not. */
export function permissionOf(form: FormFile, step: string, { name, column }: FieldRef): Permission {
  const rights = resolvePermissions(form, step);
  return column === undefined ? rights.field(name) : rights.column(name, column);
}

/**
 * Gives a step a right to a field or column. What then says only what holds anyway (the step's `*`, the table's right)
 * is left out, so that the file stays short. A table's columns follow it unless they say otherwise.
 */
export function setPermission(form: FormFile, step: string, ref: FieldRef, permission: Permission): FormFile {
  const rights = { ...form.permissions?.[step] };
  delete rights[refKey(ref)];
  const bare: FormFile = { ...form, permissions: { ...form.permissions, [step]: rights } };
  if (permissionOf(bare, step, ref) === permission) return bare;
  return { ...bare, permissions: { ...bare.permissions, [step]: { ...rights, [refKey(ref)]: permission } } };
}

/** Gives a step the same right to everything. */
export function setStepPermission(form: FormFile, step: string, permission: Permission): FormFile {
  return { ...form, permissions: { ...form.permissions, [step]: { '*': permission } } };
}

/** Gives several steps the same right to a field or column. */
export function setFieldPermission(
  form: FormFile,
  steps: readonly string[],
  ref: FieldRef,
  permission: Permission,
): FormFile {
  return steps.reduce((next, step) => setPermission(next, step, ref, permission), form);
}

/** Every field and, after its table, every column, in the order of the form; explanations too: they can be hidden. */
export function permissionRows(form: FormFile): FieldRef[] {
  const fields = formFields(form);
  return fieldOrder(form).flatMap((name): FieldRef[] => {
    const columns = [...(fields.get(name)?.columns?.keys() ?? [])];
    return [{ name }, ...columns.map((column) => ({ name, column }))];
  });
}
