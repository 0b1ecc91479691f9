import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/compileSchemaValidators';
import { _ } from 'ajv';
import { formats } from '../formats/formats.ts';
import { FORMATS_MODULE } from '../formats/formats-module.ts';
import type { Steps } from '../permissions/resolve-permissions.ts';
import { stepForm } from '../step-form.ts';
import type { FormFile, Lang } from '../types.ts';
import { FORM_KEYWORDS } from './form-ajv.ts';

/**
 * JavaScript of an ES module with rjsf's precompiled validation functions for a step's form in one language (they are
 * found by a hash of the schema, titles included). Its default export takes a `require` for the few Ajv runtime modules
 * and returns the functions; `loadValidator` of the react part does both. It needs no `eval`, so that a page whose
 * policy forbids that can import it. Takes about 20 ms: cache the text by definition, form, step and language.
 */
export function compileValidatorModule(form: FormFile, steps: Steps, lang: Lang): string {
  const { schema } = stepForm(form, steps, lang);
  const code = compileSchemaValidatorsCode(structuredClone(schema), {
    ajvFormatOptions: false,
    ajvOptionsOverrides: {
      verbose: false,
      code: { lines: false, formats: _`require(${FORMATS_MODULE})` },
    },
    extenderFn: (ajv) => {
      for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
      return ajv.addVocabulary([...FORM_KEYWORDS]);
    },
  });
  return `export default function load(require) {\nconst exports = {};\n${code}\nreturn exports;\n}\n`;
}
