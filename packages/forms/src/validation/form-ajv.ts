import { Ajv } from 'ajv';
import { formats } from '../formats/formats.ts';
import { isAddress } from '../formats/regions.ts';

/** Keywords that tell the renderer something and check nothing. */
export const FORM_KEYWORDS: readonly string[] = [
  'x-enumNames',
  'x-message',
  'x-sensitive',
  'x-index',
  'x-accept',
  'x-maxSize',
  'x-template',
  'x-format',
  'x-default',
  'x-i18n',
];

/** Patterns are for short texts; on a long one they answer "no match" instead of running for minutes. */
const LONGEST_MATCHED_TEXT = 2_000;

function boundedRegExp(pattern: string, flags: string): RegExp {
  const expression = new RegExp(pattern, flags);
  const test = expression.test.bind(expression);
  expression.test = (text: string) => text.length <= LONGEST_MATCHED_TEXT && test(text);
  return expression;
}
boundedRegExp.code = 'new RegExp';

/** An Ajv with Flowhall's formats and keywords, for one schema: it is dropped with the form it was made for. */
export function formAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    multipleOfPrecision: 8,
    formats: { ...formats, address: isAddress },
    code: { regExp: boundedRegExp },
  });
  ajv.addVocabulary([...FORM_KEYWORDS]);
  return ajv;
}
