import type { HistoryEntryView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../../components/people/use-people-names.ts';
import styles from './timeline.module.css';

/** What the system did when the time of a step was over. */
export function OverdueNote({ overdue }: { overdue: NonNullable<HistoryEntryView['overdue']> }) {
  const { did, instead, late } = overdue;
  const { t } = useTranslation('instances');
  const names = usePeopleNames()(late);
  return (
    <p className={styles.who}>
      {t(`history.overdue.${did}`, { names })}
      {instead && ` · ${t(`history.impossible.${instead}`)}`}
    </p>
  );
}
