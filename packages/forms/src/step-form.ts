import { type FormForStep, formForStep } from './permissions/form-for-step.ts';
import type { Steps } from './permissions/resolve-permissions.ts';
import { localizeForm } from './schema/localize-form.ts';
import type { FormFile, Lang, StepForm } from './types.ts';

const cache = new WeakMap<FormFile, Map<string, StepForm>>();

/** `localizeForm(formForStep(form, steps), lang)`, remembered for as long as the form object lives. */
export function stepForm(form: FormFile, steps: Steps, lang: Lang): StepForm {
  const known = cache.get(form) ?? new Map<string, StepForm>();
  cache.set(form, known);
  const key = JSON.stringify([steps, lang]);
  const found = known.get(key);
  if (found) return found;
  const forStep: FormForStep = formForStep(form, steps);
  const made = localizeForm(forStep, lang);
  known.set(key, made);
  return made;
}
