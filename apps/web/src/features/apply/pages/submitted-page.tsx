import { CheckCircleFilled } from '@ant-design/icons';
import type { InstanceDetail } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { submittedQuery } from '../api/get-submitted.ts';
import styles from './submitted-page.module.css';

/** Says that it worked, under which number, and who has it now. */
export function SubmittedPage() {
  const { t } = useTranslation('apply');
  const { id = '' } = useParams();
  const instance = useQuery(submittedQuery(id));
  return (
    <PageContainer title={t('submitted.title')} back={paths.hall}>
      <div className={styles.card}>
        {instance.isPending && <Skeleton active />}
        {instance.isError && <ErrorState error={instance.error} onRetry={() => void instance.refetch()} />}
        {instance.data && <Outcome instance={instance.data} />}
      </div>
    </PageContainer>
  );
}

function Outcome({ instance }: { instance: InstanceDetail }) {
  const { t } = useTranslation('apply');
  const text = useLocalized();
  const names = usePeopleNames();
  return (
    <>
      <CheckCircleFilled className={styles.mark} aria-hidden="true" />
      <h2 className={styles.title}>{t('submitted.done')}</h2>
      <p className={styles.name}>{instance.title}</p>
      <dl className={styles.facts}>
        <dt>{t('submitted.number')}</dt>
        <dd>
          <Typography.Text copyable className="tabular">
            {instance.number}
          </Typography.Text>
        </dd>
        <dt>{t('submitted.now')}</dt>
        <dd>
          {instance.currentSteps.length === 0
            ? t('submitted.ended')
            : instance.currentSteps.map((step) => (
                <p key={step.stepId}>
                  {step.people.length > 0
                    ? t('submitted.with', { people: names(step.people), step: text(step.name) })
                    : text(step.name)}
                </p>
              ))}
        </dd>
      </dl>
      <p className={styles.hint}>{t('submitted.hint')}</p>
      <div className={styles.links}>
        <ButtonLink to={paths.hall}>{t('submitted.toHall')}</ButtonLink>
        <ButtonLink type="primary" to={paths.application(instance.id)}>
          {t('submitted.follow')}
        </ButtonLink>
      </div>
    </>
  );
}
