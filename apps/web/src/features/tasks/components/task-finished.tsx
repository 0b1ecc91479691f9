import { CheckCircleFilled } from '@ant-design/icons';
import type { InstanceDetail, TaskSummary } from '@flowhall/contracts';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { useCounts } from '../../../lib/counts.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { webView } from '../../../lib/web-view/current-web-view.ts';
import { backToList, taskInList } from '../lib/list-of.ts';
import styles from './task-finished.module.css';

export type FinishedKind =
  | 'agree'
  | 'submit'
  | 'handle'
  | 'disagree'
  | 'return'
  | 'transfer'
  | 'delegate'
  | 'reportBack';

interface TaskFinishedProps {
  kind: FinishedKind;
  instance: InstanceDetail;
  next: TaskSummary | undefined;
}

/** What has just happened, where it went, and what to do next. */
export function TaskFinished({ kind, instance, next }: TaskFinishedProps) {
  const { t } = useTranslation('tasks');
  const [params] = useSearchParams();
  const counts = useCounts();
  const heading = useRef<HTMLHeadingElement>(null);
  const where = useWhere(instance);
  useEffect(() => heading.current?.focus(), []);
  const left = counts.data?.todo ?? 0;
  return (
    <div className={styles.finished}>
      <CheckCircleFilled className={styles.sign} aria-hidden="true" />
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {t(`finished.${kind}`)}
      </h2>
      <p className={styles.what}>{instance.title}</p>
      <p>{where}</p>
      <div className={styles.next}>
        {next?.taskId ? (
          <>
            <ButtonLink type="primary" size="large" to={taskInList(next.taskId, params)} replace>
              {t('finished.nextTodo')}
            </ButtonLink>
            <p className={styles.quiet}>
              {t('finished.next', { title: next.title })}
              {left > 1 && ` · ${t('finished.remaining', { count: left })}`}
            </p>
          </>
        ) : (
          <p className={styles.quiet}>{t('finished.allDone')}</p>
        )}
      </div>
      <div className={styles.links}>
        <ButtonLink type={next ? 'text' : 'primary'} to={backToList(params)} replace>
          {t('finished.toList')}
        </ButtonLink>
        <ButtonLink type="text" to={paths.application(instance.id)} replace>
          {t('finished.toApplication')}
        </ButtonLink>
        {webView.app && (
          <Button type="text" onClick={() => webView.close()}>
            {t('finished.close')}
          </Button>
        )}
      </div>
    </div>
  );
}

function useWhere(instance: InstanceDetail): string {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const names = usePeopleNames();
  if (instance.status === 'completed') return t('finished.completed');
  if (instance.status === 'rejected') return t('finished.rejected');
  if (instance.currentSteps.length === 0) return t('finished.waitsOthers');
  return instance.currentSteps
    .map((step) => {
      const people = names(step.people);
      const words = { people, step: text(step.name) };
      if (!people) return t('finished.goesToStep', words);
      return step.claimable ? t('finished.goesToClaim', words) : t('finished.goesTo', words);
    })
    .join(t('finished.separator'));
}
