import type { ValidateFunction } from 'ajv';
import { applyRules } from '../feel/apply-rules.ts';
import { validationTexts } from '../messages/validation-texts.ts';
import type { Steps } from '../permissions/resolve-permissions.ts';
import { stepForm } from '../step-form.ts';
import type { FormData, FormError, FormFile, Lang } from '../types.ts';
import { formAjv } from './form-ajv.ts';
import { formErrors } from './form-errors.ts';
import { isOfReasonableSize } from './input-guard.ts';

export interface ValidateOptions {
  stepId: string;
  lang: Lang;
  /** ISO date for rules that ask for `today`. */
  today?: string;
}

const cache = new WeakMap<FormFile, Map<string, ValidateFunction>>();

function compiled(form: FormFile, steps: Steps): ValidateFunction {
  const known = cache.get(form) ?? new Map<string, ValidateFunction>();
  cache.set(form, known);
  const key = JSON.stringify(steps);
  const validate = known.get(key) ?? formAjv().compile(stepForm(form, steps, 'zh').schema);
  known.set(key, validate);
  return validate;
}

/** The error of data beyond all measure, to be asked before anything is done with it; null when it may be looked at. */
export const oversize = (data: unknown, lang: Lang): FormError | null =>
  isOfReasonableSize(data) ? null : { pointer: '', message: validationTexts.size[lang], keyword: 'size' };

/**
 * What is wrong with the data at a step; empty when it may be submitted. Only what the step writes is asked for and
 * checked. Give the merged data ({@link writable}), not what the client sent. Compiled once per form object and step: keep
 * the object and do not change it.
 */
export function validateForm(form: FormFile, data: FormData, options: ValidateOptions): FormError[] {
  const { stepId, lang, today } = options;
  const excess = oversize(data, lang);
  if (excess) return [excess];
  const localized = stepForm(form, stepId, lang);
  const validate = compiled(form, stepId);
  const errors = validate(data) ? [] : formErrors(localized.schema, validate.errors ?? [], lang);
  return applyRules(localized, data, errors, { lang, today });
}
