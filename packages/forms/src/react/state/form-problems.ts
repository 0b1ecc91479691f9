import type { ErrorSchema, ValidatorType } from '@rjsf/utils';
import type { ErrorObject } from 'ajv';
import { isEmpty, pointerSegments } from '../../json.ts';
import type { FormData, FormError, Lang, StepForm } from '../../types.ts';
import { formErrors } from '../../validation/form-errors.ts';

/** What the schema finds wrong, in the words that the server uses too. */
export function schemaProblems(form: StepForm, validator: ValidatorType, data: FormData, lang: Lang): FormError[] {
  const { errors } = validator.rawValidation<ErrorObject>(form.schema, data);
  return withoutComputed(form, data, formErrors(form.schema, errors ?? [], lang));
}

/** What is worked out and missing is missing because of something else: nobody can fill it in. Alone, it is said nevertheless. */
function withoutComputed(form: StepForm, data: FormData, errors: readonly FormError[]): FormError[] {
  const own = errors.filter(({ pointer }) => {
    const [name = ''] = pointerSegments(pointer);
    return !Object.hasOwn(form.computed, name) || !isEmpty(data[name]);
  });
  return own.length > 0 ? own : [...errors];
}

/** Errors in the nested shape that rjsf hands down to its fields, one per place. */
export function toErrorSchema(errors: readonly FormError[]): ErrorSchema {
  const root: ErrorSchema = {};
  for (const { pointer, message } of errors) {
    let node: ErrorSchema = root;
    for (const segment of pointerSegments(pointer)) {
      const child: ErrorSchema = node[segment] ?? {};
      node[segment] = child;
      node = child;
    }
    if (!node.__errors) node.__errors = [message];
  }
  return root;
}
