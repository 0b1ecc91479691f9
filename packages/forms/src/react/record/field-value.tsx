import dayjs from 'dayjs';
import { moneyInWords } from '../../formats/money-in-words.ts';
import { isEmpty } from '../../json.ts';
import type { JsonSchema, JsonValue } from '../../types.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { useDepartments } from '../state/use-departments.ts';
import { usePeople } from '../state/use-people.ts';
import { AttachmentList } from './attachment-list.tsx';
import { PersonalNumber } from './personal-number.tsx';

interface FieldValueProps {
  schema: JsonSchema;
  value: unknown;
  money?: boolean;
  /** An amount also in words, for those who read Chinese. */
  inWords?: boolean;
  /** Days as date fields write them: beside such fields, and where room is scarce. */
  plainDates?: boolean;
  /** Where it stands in the form's values. */
  pointer?: string;
}

/** The parts of a schema (ours or rjsf's) that say how a value reads. */
function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  return typeof schema.items === 'object' ? schema.items : undefined;
}

/** A value as people read it: names for codes and ids, dates and amounts in the reader's way. */
export function FieldValue(props: FieldValueProps) {
  const { schema, value, money = false, inWords = false, plainDates = false, pointer } = props;
  const { say, lang } = useFlowForm();
  const items = itemsOf(schema);
  const format = schema.format ?? schema['x-format'] ?? items?.format ?? items?.['x-format'];
  if (isEmpty(value)) return <span className="ff-none">{say('empty.value')}</span>;
  if (format === 'attachment') return <AttachmentList ids={texts(value)} />;
  if (format === 'user') return <PeopleNames ids={texts(value)} />;
  if (format === 'department') return <DepartmentNames ids={texts(value)} />;
  if (typeof value === 'boolean') {
    return schema['x-enumNames']?.[value ? 0 : 1] ?? say(value ? 'boolean.yes' : 'boolean.no');
  }
  if (Array.isArray(value)) {
    const separator = lang === 'zh' ? '、' : ', ';
    return value.map((item) => named(items ?? schema, item)).join(separator);
  }
  if (typeof value === 'number') {
    const options = money
      ? ({ style: 'currency', currency: 'CNY' } as const)
      : { minimumFractionDigits: decimalsOf(schema), maximumFractionDigits: 10 };
    const words = money && inWords && lang === 'zh' ? moneyInWords(value) : undefined;
    return (
      <span className="ff-digits">
        {value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en', options)}
        {words && `（${words}）`}
      </span>
    );
  }
  if (format === 'date') return <span className="ff-digits">{plainDates ? String(value) : dayText(value, lang)}</span>;
  if (format === 'cn-id-number' || format === 'cn-phone')
    return <PersonalNumber text={String(value)} pointer={pointer} />;
  return <span className="ff-text">{named(schema, value)}</span>;
}

/** Amounts of a column are as long as each other: 0.01 as a step asks for two places. */
function decimalsOf({ multipleOf }: JsonSchema): number {
  return multipleOf !== undefined && multipleOf < 1 ? (String(multipleOf).split('.')[1]?.length ?? 0) : 0;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}

function named(schema: JsonSchema, value: unknown): string {
  const index = (schema.enum ?? []).indexOf(value as JsonValue);
  return schema['x-enumNames']?.[index] ?? String(value);
}

function dayText(value: unknown, lang: 'zh' | 'en'): string {
  const day = dayjs(String(value));
  if (!day.isValid()) return String(value);
  return day.toDate().toLocaleDateString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium' });
}

function PeopleNames({ ids }: { ids: readonly string[] }) {
  const people = usePeople(ids);
  return ids.map((id) => people.get(id)?.name ?? '…').join('、');
}

function DepartmentNames({ ids }: { ids: readonly string[] }) {
  const departments = useDepartments();
  return ids.map((id) => departments.find((department) => department.id === id)?.name ?? '…').join('、');
}
