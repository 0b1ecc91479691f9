import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../field/field.tsx';
import styles from './submit-dialog.module.css';

export type OpinionNeed = 'required' | 'optional' | 'none';
const LONGEST_OPINION = 2000;

export interface OpinionFieldProps {
  id: string;
  value: string;
  need: 'required' | 'optional';
  missing: boolean;
  /** Ready-made opinions; the general ones when left out. */
  phrases?: readonly string[];
  onChange: (opinion: string) => void;
}

/** 办理意见 with 常用语: a phrase replaces an empty opinion and continues a written one. */
export function OpinionField({ id, value, need, missing, phrases, onChange }: OpinionFieldProps) {
  const { t } = useTranslation('submit');
  const offered = phrases ?? [t('phrase.review'), t('phrase.checked'), t('phrase.urgent')];
  const use = (phrase: string) =>
    onChange((value.trim() ? `${value.trimEnd()} ${phrase}` : phrase).slice(0, LONGEST_OPINION));
  return (
    <Field
      id={id}
      label={t(need === 'required' ? 'opinion.label' : 'opinion.labelOptional')}
      required={need === 'required'}
      problem={missing ? t('opinion.missing') : null}
    >
      <Input.TextArea
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={LONGEST_OPINION}
        status={missing ? 'error' : ''}
        aria-required={need === 'required'}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-problem` : undefined}
      />
      <ul className={styles.phrases} aria-label={t('opinion.phrases')}>
        {offered.map((phrase) => (
          <li key={phrase}>
            <button type="button" className={styles.phrase} onClick={() => use(phrase)}>
              {phrase}
            </button>
          </li>
        ))}
      </ul>
    </Field>
  );
}
