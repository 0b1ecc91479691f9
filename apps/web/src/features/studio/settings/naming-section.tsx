import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { evaluate, FeelError } from '@flowhall/feel';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PartialManifest } from './manifest-document.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { type FormFieldChoice, useSettings } from './settings-context.ts';

/** How long it takes, and what applications are called. */
export function NamingSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  return (
    <>
      <SettingRow path={['promisedDays']} label={t('promisedDays')} hint={t('promisedDaysHint')}>
        {(id) => (
          <InputNumber<number>
            id={id}
            min={1}
            max={365}
            precision={0}
            readOnly={readOnly}
            value={manifest.promisedDays ?? null}
            onChange={(value) => set(['promisedDays'], value ?? undefined)}
          />
        )}
      </SettingRow>
      <RetentionRow />
      <RuleRow rule="title" parts={['initiator.name', 'initiator.department', 'item.name']} />
      <RuleRow rule="number" parts={['"NO"', 'year', 'month', 'day', 'sequence']} />
    </>
  );
}

const YEARS = [1, 2, 3, 5, 10, 15, 30] as const;

/** How long the content of applications is kept; a time that only the file can say stays as it is. */
function RetentionRow() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  const { retention = '' } = manifest;
  const usual = YEARS.map((count) => ({ value: `P${count}Y`, label: t('retentionYears', { count }) }));
  const own =
    retention && !usual.some(({ value }) => value === retention) ? [{ value: retention, label: retention }] : [];
  return (
    <SettingRow path={['retention']} label={t('retention')} hint={t('retentionHint')}>
      {(id) => (
        <Select
          id={id}
          disabled={readOnly}
          value={retention}
          onChange={(value) => set(['retention'], value || undefined)}
          options={[{ value: '', label: t('retentionNever') }, ...usual, ...own]}
        />
      )}
    </SettingRow>
  );
}

/** A rule in FEEL: built from its parts by a click, with what it gives. */
function RuleRow({ rule, parts }: { rule: 'title' | 'number'; parts: readonly string[] }) {
  const { t } = useTranslation('settings');
  const { manifest, set, fields, readOnly } = useSettings();
  const text = manifest[rule] ?? '';
  const plain = fields.filter(({ format }) => format === undefined).slice(0, 8);
  const more = rule === 'title' ? plain : [];
  const add = (part: string) => set([rule], text.trim() === '' ? part : `${text} + ${part}`);
  const example = exampleOf(text, manifest, fields);
  return (
    <SettingRow path={[rule]} label={t(`rule.${rule}`)} hint={t(`ruleHint.${rule}`)}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 5 }}
            spellCheck={false}
            className={styles.code ?? ''}
            readOnly={readOnly}
            value={text}
            onChange={(event) => set([rule], event.target.value === '' ? undefined : event.target.value)}
          />
          {!readOnly && (
            <span className={styles.parts}>
              {parts.map((part) => (
                <Button key={part} size="small" onClick={() => add(part)}>
                  {part}
                </Button>
              ))}
              {more.map(({ name, title }) => (
                <Button key={name} size="small" onClick={() => add(`string(${name})`)}>
                  {title}
                </Button>
              ))}
            </span>
          )}
          {text !== '' && (
            <p className={example.fault ? styles.fault : styles.hint} aria-live="polite">
              {example.fault ? t('exampleFault', { why: example.fault }) : t('example', { text: example.text })}
            </p>
          )}
        </>
      )}
    </SettingRow>
  );
}

const PERSON = {
  id: 'u1',
  username: 'zhang',
  name: '张三',
  nameEn: 'Zhang San',
  department: '信息学院',
  departmentEn: 'School of Informatics',
  departmentKey: 'it',
  post: '讲师',
};

/** What the rule gives for an application made up of the titles of its fields. */
function exampleOf(
  rule: string,
  manifest: PartialManifest,
  fields: readonly FormFieldChoice[],
): { text: string; fault?: string } {
  const now = new Date();
  const [year, month, day] = now.toISOString().slice(0, 10).split('-');
  const form = Object.fromEntries(fields.map(({ name, sample }) => [name, sample]));
  const item = { key: manifest.key, name: manifest.name?.zh };
  const variables = { ...form, form, initiator: PERSON, item, year, month, day, sequence: '0001' };
  try {
    const { value, notes } = evaluate(rule, { variables, clock: () => now, timeZone: DEFAULT_TIME_ZONE });
    if (typeof value === 'string') return { text: value };
    return { text: '', fault: notes[0] ?? String(value) };
  } catch (error) {
    if (error instanceof FeelError) return { text: '', fault: error.message };
    throw error;
  }
}
