import type { ErrorObject } from 'ajv';
import localizeEn from 'ajv-i18n/localize/en/index.js';
import localizeZh from 'ajv-i18n/localize/zh/index.js';
import { escapePointer, pointerSegments } from '../json.ts';
import { fillText } from '../messages/fill-text.ts';
import { isValidationText, type ValidationText, validationTexts } from '../messages/validation-texts.ts';
import { schemaAt } from '../schema/form-fields.ts';
import type { FormError, JsonSchema, Lang } from '../types.ts';

/** Keywords that only say that another one, reported beside them, failed. */
const ECHOES = new Set(['if', 'allOf', 'anyOf', 'oneOf']);

type Localize = (errors: ErrorObject[]) => void;

/** The function behind a CommonJS module, whichever way a loader presents it. */
function localizer(module: unknown): Localize {
  const found = typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
  if (typeof found !== 'function') throw new TypeError('ajv-i18n has no messages for this language');
  return found as Localize;
}

const localize = { zh: localizer(localizeZh), en: localizer(localizeEn) };

/**
 * Ajv's errors in the words of an office: at the value they concern (a missing one at its own place), once per place and
 * keyword. `schema` is the localised schema, whose titles are used. Works the same on the server and in the browser.
 */
export function formErrors(schema: JsonSchema, errors: readonly ErrorObject[], lang: Lang): FormError[] {
  const plain = errors.filter((error) => !ECHOES.has(error.keyword));
  const told = plain.length > 0 ? plain : [...errors];
  localize[lang](told);
  const found = new Map<string, FormError>();
  for (const error of told) {
    const pointer = pointerOf(error);
    const key = `${error.keyword} ${pointer}`;
    if (!found.has(key))
      found.set(key, { pointer, message: messageOf(schema, error, pointer, lang), keyword: error.keyword });
  }
  return [...found.values()];
}

function pointerOf(error: ErrorObject): string {
  const missing: unknown = error.keyword === 'required' ? error.params.missingProperty : undefined;
  return typeof missing === 'string' ? `${error.instancePath}/${escapePointer(missing)}` : error.instancePath;
}

function messageOf(schema: JsonSchema, error: ErrorObject, pointer: string, lang: Lang): string {
  const segments = pointerSegments(pointer);
  const node = schemaAt(schema, segments);
  const limit: unknown = error.params.limit ?? error.params.multipleOf;
  const values = {
    title: node?.title ?? segments.at(-1) ?? '',
    ...(typeof limit === 'number' || typeof limit === 'string' ? { limit } : {}),
  };
  const say = (key: ValidationText) => fillText(validationTexts[key][lang], values);
  if (error.keyword === 'required') return say(requiredText(node));
  if (error.keyword === 'minItems' && limit === 1) return say(requiredText(node));
  if (error.keyword === 'minLength' && limit === 1) return say(requiredText(node));
  if ((error.keyword === 'pattern' || error.keyword === 'format') && node?.['x-message']) return node['x-message'];
  const detail: unknown = error.params.format ?? error.params.type;
  const exact = `${error.keyword}.${typeof detail === 'string' ? detail : ''}`;
  if (isValidationText(exact)) return say(exact);
  if (isValidationText(error.keyword)) return say(error.keyword);
  return error.message ?? say('format');
}

/** What to say of a value that is missing, by the localised schema. */
export function requiredMessage(schema: JsonSchema, pointer: string, lang: Lang): string {
  const segments = pointerSegments(pointer);
  const node = schemaAt(schema, segments);
  return fillText(validationTexts[requiredText(node)][lang], { title: node?.title ?? segments.at(-1) ?? '' });
}

function requiredText(node: JsonSchema | undefined): ValidationText {
  if (node?.format === 'attachment' || node?.items?.format === 'attachment') return 'required.upload';
  if (node?.items?.type === 'object') return 'required.rows';
  const chosen = node?.enum ?? node?.items?.enum ?? (node?.type === 'boolean' ? [true] : undefined);
  const reference = [node?.format, node?.items?.format].some(
    (f) => f === 'user' || f === 'department' || f === 'date' || f === 'clock-time',
  );
  return chosen || reference ? 'required.choose' : 'required.fill';
}
