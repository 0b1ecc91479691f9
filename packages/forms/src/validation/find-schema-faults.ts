import { escapePointer } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile, JsonSchema } from '../types.ts';
import type { Report } from './form-finding.ts';
import { unsafePattern } from './unsafe-pattern.ts';

const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;
const SINGLES = ['items', 'then', 'else'] as const;

/** Faults that Ajv does not see: patterns that may hang, texts without limit, names that do not fit their values. */
export function findSchemaFaults(schema: JsonSchema, path: string, report: Report): void {
  if (schema.pattern !== undefined) checkPattern(schema, schema.pattern, path, report);
  checkNames(schema, path, report);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const place = `${path}/properties/${escapePointer(name)}`;
    if (typeof property !== 'object') continue;
    findSchemaFaults(property, place, report);
  }
  for (const key of SINGLES) {
    const child = schema[key];
    if (child) findSchemaFaults(child, `${path}/${key}`, report);
  }
  for (const key of LISTS) {
    for (const [index, child] of (schema[key] ?? []).entries())
      findSchemaFaults(child, `${path}/${key}/${index}`, report);
  }
}

function checkPattern(schema: JsonSchema, pattern: string, path: string, report: Report): void {
  const fault = unsafePattern(pattern);
  if (fault) {
    const why = {
      syntax: { zh: '不是正确的正则表达式', en: 'is not a regular expression' },
      length: { zh: '太长', en: 'is too long' },
      repetition: { zh: '可能使匹配耗时过长', en: 'may take for ever on some texts' },
    }[fault];
    report(
      'form/pattern',
      `${path}/pattern`,
      { zh: `正则表达式${why.zh}：${pattern}`, en: `The pattern ${why.en}: ${pattern}` },
      {
        zh: '写得更简单，不要嵌套重复，或改用 format。',
        en: 'Write it simpler, without nested repetition, or use a format.',
      },
    );
  }
  if (schema.maxLength === undefined) {
    report(
      'form/pattern-length',
      path,
      { zh: '有 pattern 而没有 maxLength', en: 'There is a pattern but no maxLength' },
      { zh: '加上 maxLength。', en: 'Add maxLength.' },
    );
  }
}

function checkNames(schema: JsonSchema, path: string, report: Report): void {
  const count = schema.type === 'boolean' ? 2 : schema.enum?.length;
  const names = [schema['x-enumNames'], schema['x-i18n']?.en?.enumNames];
  if (names.some((list) => list !== undefined && list.length !== count)) {
    report(
      'form/enum-names',
      path,
      { zh: '选项名称的数目与 enum 不一致', en: 'The number of names differs from the number of enum values' },
      { zh: '每个值对应一个名称，顺序相同。', en: 'Give one name for each value, in the same order.' },
    );
  }
}

/** Fields and columns that people would meet without a name, or without one in English. */
export function findTitleFaults(form: Pick<FormFile, 'schema'>, report: Report): void {
  for (const field of formFields(form).values()) {
    checkTitle(field.name, field.schema, report);
    for (const [column, schema] of field.columns ?? []) checkTitle(`${field.name}.${column}`, schema, report);
  }
}

function checkTitle(name: string, schema: JsonSchema, report: Report): void {
  const path = `/schema/properties/${name.split('.').map(escapePointer).join('/items/properties/')}`;
  // An explanation may do without a heading.
  if (schema.type === 'null' && schema.description && !schema.title) return;
  if (!schema.title) {
    const message = { zh: `${name} 没有标题`, en: `${name} has no title` };
    report('form/title', path, message, { zh: '加上 title。', en: 'Add a title.' }, 'warning');
  } else if (!schema['x-i18n']?.en?.title) {
    const message = { zh: `${name} 没有英文标题`, en: `${name} has no English title` };
    report(
      'form/english',
      path,
      message,
      { zh: '在 x-i18n.en.title 中填写。', en: 'Give it in x-i18n.en.title.' },
      'warning',
    );
  }
}
