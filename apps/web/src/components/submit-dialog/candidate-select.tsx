import type { Person } from '@flowhall/contracts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AssigneeFieldProps } from './assignee-field.tsx';
import styles from './submit-dialog.module.css';

const describe = (person: Person) => [person.department, person.post].filter(Boolean).join(' · ');

/** Drop-down of the people that the step's rule allows; finds them by name, department or post. */
export function CandidateSelect({ id, step, value, missing, onChange }: AssigneeFieldProps) {
  const { t } = useTranslation('submit');
  const many = step.pick === 'many';
  const pick = (ids: readonly string[]) => onChange(step.candidates.filter((person) => ids.includes(person.id)));
  const matches = (typed: string, person: Person) =>
    `${person.name} ${describe(person)}`.toLowerCase().includes(typed.trim().toLowerCase());
  return (
    <Select<string[] | string, { value: string; label: string; person: Person }>
      id={id}
      className={styles.select ?? ''}
      value={many ? value.map((person) => person.id) : (value[0]?.id ?? null)}
      {...(many ? { mode: 'multiple' as const } : {})}
      placeholder={t(many ? 'assignee.placeholderMany' : 'assignee.placeholder')}
      status={missing ? 'error' : ''}
      notFoundContent={t('assignee.noneFound')}
      showSearch={{ filterOption: (typed, option) => option !== undefined && matches(typed, option.person) }}
      options={step.candidates.map((person) => ({ value: person.id, label: person.name, person }))}
      optionRender={({ data }) => (
        <span className={styles.option}>
          <span>{data.person.name}</span>
          <span className={styles.where}>{describe(data.person)}</span>
        </span>
      )}
      onChange={(next) => pick(typeof next === 'string' ? [next] : next)}
      aria-required="true"
      aria-invalid={missing}
    />
  );
}
