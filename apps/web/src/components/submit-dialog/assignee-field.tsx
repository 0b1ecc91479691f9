import type { OptionStep, Person } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../lib/localized.ts';
import { Field } from '../field/field.tsx';
import { PersonTag } from '../people/person-tag.tsx';
import { AnybodySelect } from './anybody-select.tsx';
import { CandidateSelect } from './candidate-select.tsx';
import styles from './submit-dialog.module.css';

export interface AssigneeFieldProps {
  id: string;
  step: OptionStep;
  value: readonly Person[];
  missing: boolean;
  onChange: (people: readonly Person[]) => void;
}

/**
 * 下一环节办理人: shown where the rule decides; chosen from the candidates, or in the whole organisation, where the
 * handler may.
 */
export function AssigneeField({ id, step, value, missing, onChange }: AssigneeFieldProps) {
  const { t } = useTranslation('submit');
  const text = useLocalized();
  const name = text(step.name);
  const label = t('assignee.label', { step: name });
  if (step.pick === 'no') {
    return (
      <Field id={id} group label={label}>
        {step.candidates.length > 0 ? (
          <ul className={styles.people}>
            {step.candidates.map((person) => (
              <li key={person.id}>
                <PersonTag person={person} />
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.quiet}>{t('assignee.byRule')}</p>
        )}
      </Field>
    );
  }
  const problem = missing ? t('assignee.missing', { step: name }) : null;
  return (
    <Field id={id} group={step.anybody} label={label} required problem={problem}>
      {step.anybody ? (
        <AnybodySelect title={label} many={step.pick === 'many'} value={value} onChange={onChange} />
      ) : (
        <CandidateSelect id={id} step={step} value={value} missing={missing} onChange={onChange} />
      )}
    </Field>
  );
}
