import type { FormFile, JsonSchema, Lang, SchemaTexts, UiSchema, UiTexts } from '../types.ts';
import { type FieldRef, schemaOf, uiAt } from './field-ref.ts';
import { mapObjects, mapProperty, mapUi, withEntry } from './form-objects.ts';

/** Sets entries of what is declared of a field or column; `undefined` removes one. */
export function setSchema(
  form: FormFile,
  ref: FieldRef,
  entries: Partial<{ [K in keyof JsonSchema]: JsonSchema[K] | undefined }>,
): FormFile {
  return mapProperty(form, ref, (property) => withEntries(property, entries));
}

/** Sets entries of the uiSchema of a field or column; `undefined` removes one. */
export function setUi(form: FormFile, ref: FieldRef, entries: Readonly<Record<string, unknown>>): FormFile {
  return mapUi(form, ref, (ui) => withEntries(ui, entries));
}

/** Sets one of the `ui:options` of a field or column. */
export function setUiOption(
  form: FormFile,
  ref: FieldRef,
  option: string,
  value: string | number | boolean | undefined,
): FormFile {
  const options = withEntries({ ...uiAt(form, ref)['ui:options'] }, { [option]: value });
  return setUi(form, ref, { 'ui:options': Object.keys(options).length > 0 ? options : undefined });
}

function withEntries<T extends object>(object: T, entries: Readonly<Record<string, unknown>>): T {
  const gone = new Set(Object.keys(entries).filter((key) => entries[key] === undefined));
  const kept = Object.entries({ ...object, ...entries }).filter(([key]) => !gone.has(key));
  return Object.fromEntries(kept) as T;
}

export type FieldText = 'title' | 'description' | 'message';
const CHINESE: Readonly<Record<FieldText, 'title' | 'description' | 'x-message'>> = {
  title: 'title',
  description: 'description',
  message: 'x-message',
};

export function fieldText(form: FormFile, ref: FieldRef, text: FieldText, lang: Lang): string {
  const schema = schemaOf(form, ref);
  return (lang === 'zh' ? schema?.[CHINESE[text]] : schema?.['x-i18n']?.en?.[text]) ?? '';
}

/** Sets a text of a field in one language; an empty one is removed. */
export function setFieldText(form: FormFile, ref: FieldRef, text: FieldText, lang: Lang, value: string): FormFile {
  const wanted = value === '' ? undefined : value;
  return mapProperty(form, ref, (property) =>
    lang === 'zh' ? withEntries(property, { [CHINESE[text]]: wanted }) : withEnglish(property, { [text]: wanted }),
  );
}

function withEnglish(schema: JsonSchema, texts: { [K in keyof SchemaTexts]?: SchemaTexts[K] | undefined }): JsonSchema {
  const en = withEntries<SchemaTexts>(schema['x-i18n']?.en ?? {}, texts);
  return withEntries(schema, { 'x-i18n': Object.keys(en).length > 0 ? { ...schema['x-i18n'], en } : undefined });
}

export type UiText = 'title' | 'placeholder' | 'help';

export function uiText(form: FormFile, ref: FieldRef, text: UiText, lang: Lang): string {
  const ui = uiAt(form, ref);
  return (lang === 'zh' ? ui[`ui:${text}`] : ui['x-i18n']?.en?.[text]) ?? '';
}

/** Sets a text of the uiSchema in one language; an empty one is removed. */
export function setUiText(form: FormFile, ref: FieldRef, text: UiText, lang: Lang, value: string): FormFile {
  const wanted = value === '' ? undefined : value;
  if (lang === 'zh') return setUi(form, ref, { [`ui:${text}`]: wanted });
  return mapUi(form, ref, (ui: UiSchema) => {
    const en = withEntries<UiTexts>(ui['x-i18n']?.en ?? {}, { [text]: wanted });
    return withEntries(ui, { 'x-i18n': Object.keys(en).length > 0 ? { ...ui['x-i18n'], en } : undefined });
  });
}

/** Whether a field or column has to be filled in always (in every branch that declares it). */
export function isRequired(form: FormFile, ref: FieldRef): boolean {
  const own = ref.column ?? ref.name;
  let found = false;
  mapObjects(form, ref.column === undefined ? undefined : ref.name, (node) => {
    if (node.properties?.[own] && node.required?.includes(own)) found = true;
    return node;
  });
  return found;
}

export function setRequired(form: FormFile, ref: FieldRef, required: boolean): FormFile {
  const own = ref.column ?? ref.name;
  return mapObjects(form, ref.column === undefined ? undefined : ref.name, (node) => {
    if (!node.properties?.[own] || node.required?.includes(own) === required) return node;
    const rest = (node.required ?? []).filter((name) => name !== own);
    const next = required ? [...rest, own] : rest;
    return withEntry(node, 'required', next.length > 0 ? next : undefined);
  });
}

/** A choice: the value that is stored, and its names. */
export interface Choice {
  readonly value: string | number;
  readonly zh: string;
  readonly en: string;
}

const choiceNode = (schema: JsonSchema): JsonSchema => (schema.type === 'array' ? (schema.items ?? {}) : schema);

export function choicesOf(form: FormFile, ref: FieldRef): Choice[] {
  const node = choiceNode(schemaOf(form, ref) ?? {});
  return (node.enum ?? []).flatMap((value, index) => {
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const zh = node['x-enumNames']?.[index] ?? String(value);
    return [{ value, zh, en: node['x-i18n']?.en?.enumNames?.[index] ?? zh }];
  });
}

export function setChoices(form: FormFile, ref: FieldRef, choices: readonly Choice[]): FormFile {
  return mapProperty(form, ref, (property) => {
    const named = withEnglish(
      withEntries(choiceNode(property), {
        enum: choices.map(({ value }) => value),
        'x-enumNames': choices.map(({ zh }) => zh),
      }),
      { enumNames: choices.map(({ en }) => en) },
    );
    return property.type === 'array' ? { ...property, items: named } : named;
  });
}

export type RuleKind = 'computed' | 'show' | 'require';

/** Sets the FEEL rule of a field, or of `table.column`; an empty one is removed. */
export function setRule(form: FormFile, kind: RuleKind, name: string, expression: string | undefined): FormFile {
  const rules = withEntries<Record<string, string>>(form[kind] ?? {}, {
    [name]: expression?.trim() ? expression : undefined,
  });
  return withEntry(form, kind, Object.keys(rules).length > 0 ? rules : undefined);
}

/** One more choice, with a value that none has. */
export function nextChoice(choices: readonly Choice[]): Choice {
  let number = choices.length + 1;
  while (choices.some(({ value }) => value === `option${number}`)) number += 1;
  return { value: `option${number}`, zh: `选项 ${number}`, en: `Option ${number}` };
}
