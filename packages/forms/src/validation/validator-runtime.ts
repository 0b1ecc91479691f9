import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import ValidationError from 'ajv/dist/runtime/validation_error.js';
import { formats } from '../formats/formats.ts';
import { FORMATS_MODULE } from '../formats/formats-module.ts';

/** CommonJS modules reach us wrapped or bare, depending on who loads them; compiled validators expect `.default`. */
function asCommonJs(module: unknown): { default: unknown } {
  const inner = typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
  return { default: inner };
}

const modules: Record<string, unknown> = {
  [FORMATS_MODULE]: formats,
  'ajv/dist/runtime/equal': asCommonJs(equal),
  'ajv/dist/runtime/ucs2length': asCommonJs(ucs2length),
  'ajv/dist/runtime/validation_error': asCommonJs(ValidationError),
};

/** The `require` of compiled validators: the few modules they may ask for and nothing else. */
export function validatorRuntime(name: string): unknown {
  const found = modules[name];
  if (found === undefined)
    throw new Error(`A compiled form validator asks for "${name}", which the page does not have.`);
  return found;
}
