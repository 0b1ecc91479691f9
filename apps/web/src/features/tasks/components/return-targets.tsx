import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { useLocalized } from '../../../lib/localized.ts';
import type { ReturnTarget } from '../api/get-return-targets.ts';
import styles from './action-dialog.module.css';

interface ReturnTargetsProps {
  targets: readonly ReturnTarget[];
  value: string | null;
  onChange: (stepId: string) => void;
}

/** The steps that an application may go back to; a single one is only told, not asked. */
export function ReturnTargets({ targets, value, onChange }: ReturnTargetsProps) {
  const [only] = targets;
  if (targets.length === 1 && only) return <Target target={only} />;
  return (
    <Radio.Group
      className={styles.stack}
      value={value}
      onChange={(event) => onChange(String(event.target.value))}
      options={targets.map((target) => ({ value: target.stepId, label: <Target target={target} /> }))}
    />
  );
}

function Target({ target }: { target: ReturnTarget }) {
  const { t } = useTranslation(['tasks', 'common']);
  const text = useLocalized();
  const names = usePeopleNames();
  const closes = target.cancels.map(text).join(t('common:peopleSeparator'));
  return (
    <span className={styles.target}>
      <span>{text(target.name)}</span>
      {target.people.length > 0 && (
        <span className={styles.quiet}>{t('return.people', { names: names(target.people) })}</span>
      )}
      {closes && <span className={styles.warning}>{t('return.cancels', { names: closes })}</span>}
    </span>
  );
}
