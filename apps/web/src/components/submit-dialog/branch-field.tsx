import type { SubmitOptions } from '@flowhall/contracts';
import { Checkbox, Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../lib/localized.ts';
import { Field } from '../field/field.tsx';
import { type Branch, branchesCombine } from './choice.ts';
import styles from './submit-dialog.module.css';

export interface BranchFieldProps {
  options: SubmitOptions;
  value: readonly number[];
  missing: boolean;
  onChange: (branches: number[]) => void;
}

/** 下一环节, where the handler chooses it: one, or several where the model lets them run together. */
export function BranchField({ options, value, missing, onChange }: BranchFieldProps) {
  const { t } = useTranslation('submit');
  const text = useLocalized();
  const id = useId();
  const nameOf = (branch: Branch) =>
    text(branch.name) || branch.steps.map((step) => text(step.name)).join(t('and')) || t('ends');
  const choices = options.branches.map((branch, index) => ({ value: index, label: nameOf(branch) }));
  const combine = branchesCombine(options);
  return (
    <Field
      id={id}
      group
      label={t(combine ? 'branch.labelSeveral' : 'branch.label')}
      required
      problem={missing ? t('branch.missing') : null}
    >
      {combine ? (
        <Checkbox.Group<number>
          className={styles.options ?? ''}
          value={[...value]}
          onChange={onChange}
          options={choices}
        />
      ) : (
        <Radio.Group
          className={styles.options ?? ''}
          value={value[0] ?? null}
          onChange={(event) => onChange([Number(event.target.value)])}
          options={choices}
        />
      )}
    </Field>
  );
}
