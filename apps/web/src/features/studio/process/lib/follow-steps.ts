import type { FormFile } from '@flowhall/forms';

/** A step by people, as far as its form goes. */
export interface FormStep {
  readonly id: string;
  readonly kind: string;
  /** Name of the form that it shows. */
  readonly form: string | undefined;
}

type Rights = NonNullable<FormFile['permissions']>[string];

/** What steps that are gone might do in forms, by form and step: undo brings them back. */
export type KeptRights = Map<string, Rights>;

/**
 * The permissions of a form after steps came and went: those of steps that are gone go along, and a new step in which
 * somebody applies may write everything, else nobody could fill the form in. The same form when nothing is to be done.
 */
export function followSteps(
  form: FormFile,
  name: string,
  { before, after, kept }: { before: readonly FormStep[]; after: readonly FormStep[]; kept: KeptRights },
): FormFile {
  const [old, now] = [before, after].map((steps) => new Set(steps.map(({ id }) => id)));
  const permissions = { ...form.permissions };
  let isChanged = false;
  for (const { id } of before) {
    const rights = permissions[id];
    if (now?.has(id) || !rights) continue;
    kept.set(`${name} ${id}`, rights);
    delete permissions[id];
    isChanged = true;
  }
  for (const { id, kind, form: shown } of after) {
    if (old?.has(id) || permissions[id]) continue;
    const usual = kind === 'apply' && shown === name ? { '*': 'write' as const } : undefined;
    const rights = kept.get(`${name} ${id}`) ?? usual;
    if (!rights) continue;
    permissions[id] = rights;
    isChanged = true;
  }
  return isChanged ? { ...form, permissions } : form;
}
