import { evaluate, hint, isRecord, syntaxFault } from '@flowhall/feel';
import { formFields } from '@flowhall/forms';
import type { LocalizedText } from './finding.ts';
import type { ItemFolder } from './item-folder.ts';
import { type NameRule, namingScope } from './title-and-number.ts';

/** What is wrong with the rule of a title or number. */
export interface NamingFault {
  readonly rule: 'manifest/expression' | 'manifest/no-text';
  readonly severity: 'error' | 'warning';
  readonly message: LocalizedText;
  readonly mend: LocalizedText;
}

const QUOTES: LocalizedText = {
  zh: '文字要加引号，例如 "申请 " + reason。',
  en: 'Put texts in quotes, for example "Request " + reason.',
};
const TO_TEXT: LocalizedText = {
  zh: '数字用 string(…) 转成文字，例如 string(days) + " 天"；检查字段名。',
  en: 'Turn numbers into text, for example string(days) + " days"; check the names of fields.',
};

/**
 * Tries the rule on made-up data of the forms' types. A value of another kind than text and a sum of text and number are
 * errors; a value that is missing is a warning, because scripts of the process may set it.
 */
export function namingFault(item: ItemFolder, entry: NameRule): NamingFault | undefined {
  const rule = item.manifest[entry];
  if (!rule) return undefined;
  const zh = `${entry} 不是有效的 FEEL 表达式`;
  if (syntaxFault(rule))
    return {
      rule: 'manifest/expression',
      severity: 'error',
      message: { zh, en: `${entry} is not a valid FEEL expression` },
      mend: QUOTES,
    };
  const context = { variables: sampleVariables(item), today: '2026-03-02', sequence: 1 };
  const { value, notes } = evaluate(rule, namingScope(item.manifest, context));
  if (typeof value === 'string' && value.trim() !== '') return undefined;
  const isMissing = notes.some((note) => note.endsWith('not found'));
  const isCertain = value !== null || (!isMissing && notes.some((note) => note.startsWith("Can't ")));
  const why = hint(notes);
  return {
    rule: 'manifest/no-text',
    severity: isCertain ? 'error' : 'warning',
    message: { zh: `${entry} 的结果不是文字${why}`, en: `${entry} gives no text${why}` },
    mend: TO_TEXT,
  };
}

/** Names by which the rules of titles and numbers see something else than a form field. */
const DATE_PARTS = ['item', 'year', 'month', 'day', 'sequence'] as const;

/** Form fields that the rule names and does not see, because it sees a part of the date or the like by that name. */
export function hiddenFields({ manifest, forms }: ItemFolder, entry: NameRule): string[] {
  const rule = manifest[entry];
  if (!rule) return [];
  const fields = new Set(Object.values(forms).flatMap((form) => [...formFields(form).keys()]));
  const words = rule.replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ');
  return DATE_PARTS.filter((name) => fields.has(name) && new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(words));
}

const PERSON = {
  id: 'a',
  username: 'a',
  name: '甲',
  nameEn: 'A',
  department: '部门',
  departmentEn: 'B',
  departmentKey: 'b',
  post: '岗位',
};
const DEPARTMENT = { id: 'b', key: 'b', name: '部门', heads: ['a'] };

/** One application as the rules see it; see `expressionContext` of packages/approval. */
function sampleVariables({ forms }: ItemFolder): Record<string, unknown> {
  const fields = Object.values(forms).flatMap((form) => [...formFields(form).values()]);
  const form = Object.fromEntries(fields.map(({ name, schema }) => [name, sampleOf(schema)]));
  const organisation = { departments: [DEPARTMENT, DEPARTMENT, DEPARTMENT] };
  return { ...form, form, steps: {}, outcome: null, initiator: PERSON, organisation };
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  time: '08:00:00',
  'date-time': '2026-03-02T08:00:00+08:00',
};

function sampleOf(schema: unknown): unknown {
  if (!isRecord(schema)) return '甲';
  const { type, format, items, properties } = schema;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'array') return [sampleOf(items)];
  if (type === 'object')
    return Object.fromEntries(Object.entries(isRecord(properties) ? properties : {}).map(([k, v]) => [k, sampleOf(v)]));
  return (typeof format === 'string' && FORMATS[format]) || '甲';
}
