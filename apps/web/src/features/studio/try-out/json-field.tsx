import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import styles from './try-out.module.css';

/** A JSON value; undefined for what is none. */
export function parsedJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.trim() || 'null');
    return value;
  } catch {
    return undefined;
  }
}

export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface JsonFieldProps {
  label: string;
  text: string;
  /** Whether only an object will do; nothing at all always does. */
  object?: boolean;
  placeholder?: string;
  onChange: (text: string) => void;
}

/** A value as JSON, with what is wrong with it. */
export function JsonField({ label, text, object = false, placeholder = '{ "id": 7 }', onChange }: JsonFieldProps) {
  const { t } = useTranslation('studio');
  const id = useId();
  return (
    <Field id={id} label={label} problem={isFit(text, object) ? null : t('tryOut.jobBodyInvalid')}>
      <Input.TextArea
        id={id}
        className={styles.code ?? ''}
        rows={3}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** Whether a text may be sent. */
export function isFit(text: string, object: boolean): boolean {
  const value = parsedJson(text);
  return value !== undefined && (!object || value === null || isJsonObject(value));
}
