import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './current-steps.module.css';

interface Step {
  name: { zh: string; en: string };
  people: readonly { name: string }[];
}

/** 当前进度: the steps that an application waits at, and for whom. */
export function CurrentSteps({ steps }: { steps: readonly Step[] }) {
  const text = useLocalized();
  const people = usePeopleNames();
  const { t } = useTranslation('instances');
  if (steps.length === 0) return <span className={styles.none}>{t('noCurrent')}</span>;
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={`${step.name.zh} ${step.name.en}`}>
          <span className={styles.name}>{text(step.name)}</span>
          {step.people.length > 0 && <span className={styles.people}>{people(step.people, 2)}</span>}
        </li>
      ))}
    </ul>
  );
}
