import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import type { ValidatorFunctions } from '@rjsf/validator-ajv8';
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
import type { StepForm } from '../types.ts';
import { validatorRuntime } from '../validation/validator-runtime.ts';

/** The module that `compileValidatorModule` writes. */
export interface ValidatorModule {
  default: (require: (name: string) => unknown) => ValidatorFunctions;
}

function isValidatorModule(module: unknown): module is ValidatorModule {
  return typeof module === 'object' && module !== null && 'default' in module && typeof module.default === 'function';
}

/** rjsf's validator from a compiled module. Throws when the module was made for another form, step or language. */
export function createValidator(module: ValidatorModule, schema: StepForm['schema']): ValidatorType {
  return createPrecompiledValidator(module.default(validatorRuntime), schema as RJSFSchema);
}

/** Imports a step's compiled validator from the API (`validatorUrl` of the form as delivered). */
export async function loadValidator(url: string, schema: StepForm['schema']): Promise<ValidatorType> {
  const module: unknown = await import(/* @vite-ignore */ url);
  if (!isValidatorModule(module)) throw new Error(`No form validator at ${url}`);
  return createValidator(module, schema);
}

/** Finds nothing wrong: for filling in while the compiled validator cannot be fetched. */
export const noValidator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};
