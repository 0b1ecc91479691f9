import type { TaskDetail } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../components/people/use-people-names.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { historyQuery, instanceQuery } from '../../instances/index.ts';
import styles from './task-notices.module.css';

/** Somebody was faster: who did what, where it stands now, and the words that were typed in vain. */
export function TaskConflict({ task, opinion }: { task: TaskDetail; opinion: string }) {
  const { t } = useTranslation(['tasks', 'instances', 'common']);
  const text = useLocalized();
  const names = usePeopleNames();
  const user = useCurrentUser();
  const instance = useQuery(instanceQuery(task.instance.id));
  const history = useQuery(historyQuery(task.instance.id));
  const last = history.data?.findLast((entry) => entry.actor !== null);
  const ended = task.instance.status !== 'running';
  const steps = instance.data?.currentSteps.map((step) => `${text(step.name)} ${names(step.people)}`.trim()) ?? [];
  const sentences = [
    last?.actor && last.actor.id !== user.id
      ? t('conflict.byOther', { name: last.actor.name, action: t(`instances:history.act.${last.action}`) })
      : '',
    task.status === 'done' && last?.actor?.id === user.id ? t('conflict.byYou') : '',
    ended ? t(`instances:outcome.${task.instance.status === 'running' ? 'completed' : task.instance.status}`) : '',
    task.actions.length > 0 ? t('conflict.stillYours') : '',
    task.actions.length === 0 && steps.length > 0
      ? t('conflict.nowAt', { steps: steps.join(t('common:peopleSeparator')) })
      : '',
  ];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={box}>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t(ended ? 'conflict.endedTitle' : 'conflict.title')}
        description={
          <>
            <p>{sentences.filter(Boolean).join(' ')}</p>
            {task.actions.length === 0 && opinion.trim() && (
              <div className={styles.kept}>
                <p>{t('opinion.kept')}</p>
                <Typography.Paragraph
                  className={styles.keptOpinion}
                  copyable={{ tooltips: [t('opinion.copy'), t('opinion.copied')] }}
                >
                  {opinion}
                </Typography.Paragraph>
              </div>
            )}
          </>
        }
      />
    </div>
  );
}
