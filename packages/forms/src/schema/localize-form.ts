import { isRecord } from '../json.ts';
import type { FormForStep } from '../permissions/form-for-step.ts';
import type { JsonSchema, Lang, Section, StepForm, UiSchema } from '../types.ts';
import { schemaFields } from './form-fields.ts';

const SCHEMAS = ['items', 'if', 'then', 'else', 'not', 'contains'] as const;
const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

/** A form in one language: plain rjsf schema and uiSchema. Where a text has no English, the Chinese one stays. */
export function localizeForm(form: FormForStep, lang: Lang): StepForm {
  const schema = localizeSchema(form.schema, lang);
  return {
    schema,
    uiSchema: nameEnums(schema, localizeUi(form.uiSchema, lang)),
    checks: form.checks.map((check) => ({ ...check, message: check.message[lang] })),
    computed: form.computed,
    ...(form.show && { show: form.show }),
    ...(form.require && { require: form.require }),
  };
}

function localizeSchema(schema: JsonSchema, lang: Lang): JsonSchema {
  // What a field begins with has been worked out by the server.
  const { 'x-i18n': texts, 'x-default': _begin, ...result }: JsonSchema = schema;
  const own = lang === 'en' ? texts?.en : undefined;
  if (own?.title !== undefined) result.title = own.title;
  if (own?.description !== undefined) result.description = own.description;
  if (own?.enumNames !== undefined) result['x-enumNames'] = own.enumNames;
  if (own?.message !== undefined) result['x-message'] = own.message;
  for (const key of SCHEMAS) {
    const child = result[key];
    if (child) result[key] = localizeSchema(child, lang);
  }
  for (const key of LISTS) {
    const list = result[key];
    if (list) result[key] = list.map((child) => localizeSchema(child, lang));
  }
  if (result.properties) {
    const entries = Object.entries(result.properties);
    result.properties = Object.fromEntries(entries.map(([name, child]) => [name, localizeSchema(child, lang)]));
  }
  return result;
}

function localizeUi(ui: UiSchema, lang: Lang): UiSchema {
  const { 'x-i18n': texts, ...rest } = ui;
  const result: UiSchema = {};
  for (const [key, value] of Object.entries(rest)) {
    const isChild = !key.startsWith('ui:') && isRecord(value);
    result[key] = isChild ? localizeUi(value, lang) : value;
  }
  const own = lang === 'en' ? texts?.en : undefined;
  if (own?.title !== undefined) result['ui:title'] = own.title;
  if (own?.placeholder !== undefined) result['ui:placeholder'] = own.placeholder;
  if (own?.help !== undefined) result['ui:help'] = own.help;
  if (ui['ui:sections']) result['ui:sections'] = ui['ui:sections'].map((section) => localizeSection(section, lang));
  return result;
}

function localizeSection(section: Section, lang: Lang): Section {
  const title = (lang === 'en' ? section['x-i18n']?.en?.title : undefined) ?? section.title;
  return { title, fields: section.fields };
}

/** Hands the names of enum values to where rjsf looks for them. */
function nameEnums(schema: JsonSchema, ui: UiSchema): UiSchema {
  const result: UiSchema = { ...ui };
  const name = (target: UiSchema, key: string, property: JsonSchema) => {
    const own = target[key];
    const base: UiSchema = isRecord(own) ? own : {};
    if (property['x-enumNames']) target[key] = { ...base, 'ui:enumNames': property['x-enumNames'] };
    else if (property.items?.['x-enumNames']) {
      target[key] = { ...base, items: { ...base.items, 'ui:enumNames': property.items['x-enumNames'] } };
    }
  };
  for (const field of schemaFields(schema).values()) {
    name(result, field.name, field.schema);
    if (!field.columns) continue;
    const table = result[field.name];
    const base: UiSchema = isRecord(table) ? table : {};
    const items: UiSchema = { ...base.items };
    for (const [column, property] of field.columns) name(items, column, property);
    result[field.name] = { ...base, items };
  }
  return result;
}
