import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from './manifest-document.ts';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';

interface SettingRowProps {
  /** Entry of `item.yaml` that it edits; a number stands for any place of a list. */
  path: Path;
  label: string;
  hint?: string | undefined;
  children: (id: string) => ReactNode;
}

/** The entry as the test of coverage knows it: `materials[].field`. */
export const settingName = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? '[]' : `.${part}`))
    .join('')
    .replace(/^\./, '');

/** A setting: its name, its control, what it means, what is wrong with it. */
export function SettingRow({ path, label, hint, children }: SettingRowProps) {
  const { problem } = useSettings();
  const id = useId();
  const fault = problem(path);
  return (
    <div className={styles.row} data-setting={settingName(path)}>
      <label htmlFor={id}>{label}</label>
      <div>
        {children(id)}
        {fault && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  );
}

interface TextRowProps {
  path: Path;
  label: string;
  value: string | undefined;
  hint?: string;
  maxLength?: number;
  /** Instead of setting the entry alone. */
  onChange?: (text: string) => void;
}

/** A text on one line; an empty one is removed. */
export function TextRow({ path, label, value, hint, maxLength, onChange }: TextRowProps) {
  const { set, readOnly } = useSettings();
  return (
    <SettingRow path={path} label={label} hint={hint}>
      {(id) => (
        <Input
          id={id}
          value={value ?? ''}
          readOnly={readOnly}
          {...(maxLength && { maxLength })}
          onChange={({ target }) => (onChange ?? ((text) => set(path, text === '' ? undefined : text)))(target.value)}
        />
      )}
    </SettingRow>
  );
}

interface BilingualRowsProps {
  path: Path;
  label: string;
  value: { readonly zh?: string | undefined; readonly en?: string | undefined } | undefined;
  maxLength: number;
}

/** A text in both languages. */
export function BilingualRows({ path, label, value, maxLength }: BilingualRowsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <TextRow path={[...path, 'zh']} label={label} value={value?.zh} maxLength={maxLength} />
      <TextRow path={[...path, 'en']} label={t('inEnglish', { label })} value={value?.en} maxLength={maxLength} />
    </>
  );
}
