import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { effectQuery } from '../api/drafts.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { PlanFacts } from '../versions/plan-facts.tsx';
import styles from './draft-effect.module.css';

/** Which applications run on which version and where they wait; with `plan`, what bringing them over would do. */
export function DraftEffect({ withPlan }: { withPlan: boolean }) {
  const { t } = useTranslation(['studio', 'common']);
  const { draft } = useItemDraft();
  const query = useQuery(effectQuery(draft.id, draft.revision));
  if (query.isPending) return <Skeleton active paragraph={{ rows: 2 }} title={false} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { versions } = query.data;
  if (versions.length === 0) return <p className={styles.none}>{t('effect.none')}</p>;
  return (
    <ul className={styles.list}>
      {versions.map(({ definitionId, version, running, steps, plan }) => (
        <li key={definitionId} className={styles.version}>
          <p className={styles.line}>
            <strong>{t('version', { version })}</strong> {t('runningCount', { count: running })}
          </p>
          <p className={styles.steps}>
            {steps
              .map((step) => t('effect.step', { name: step.name, count: step.instances }))
              .join(t('common:peopleSeparator'))}
          </p>
          {withPlan && plan && <PlanFacts plan={plan} />}
        </li>
      ))}
    </ul>
  );
}
