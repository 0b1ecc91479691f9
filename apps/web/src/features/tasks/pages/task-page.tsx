import type { TaskDetail } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { preloadStepForm } from '../../../components/step-form/step-form.tsx';
import {
  Comments,
  commentsQuery,
  InstanceDiagram,
  instanceQuery,
  TerminateDialog,
  Timeline,
} from '../../instances/index.ts';
import { taskQuery } from '../api/get-task.ts';
import { TaskButtons } from '../components/task-buttons.tsx';
import deskStyles from '../components/task-desk.module.css';
import { TaskDesk } from '../components/task-desk.tsx';
import { TaskDialogs } from '../components/task-dialogs.tsx';
import { TaskFinished } from '../components/task-finished.tsx';
import { TaskMeta } from '../components/task-meta.tsx';
import { TaskNeighbours } from '../components/task-neighbours.tsx';
import { useTaskWork } from '../components/use-task-work.ts';
import { backToList } from '../lib/list-of.ts';

// The form is what one came for: fetched beside the task's data, not after it.
preloadStepForm();

/** One task: read, decide, done. */
export function TaskPage() {
  const { id = '' } = useParams();
  return <TaskContents id={id} />;
}

/** A task as a page, or as a pane beside the list. */
export function TaskContents({ id }: { id: string }) {
  const { t } = useTranslation('tasks');
  const [params] = useSearchParams();
  const task = useQuery(taskQuery(id));
  if (task.data) return <TaskWorkplace key={id} task={task.data} />;
  return (
    <PageContainer title={t('title')} back={backToList(params)}>
      {task.isError ? (
        <ErrorState error={task.error} onRetry={() => void task.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </PageContainer>
  );
}

function TaskWorkplace({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const [params] = useSearchParams();
  const work = useTaskWork(task);
  const [terminating, setTerminating] = useState(false);
  const ownPaper = task.step.kind === 'apply' && task.actions.length > 0;
  const instance = useQuery({ ...instanceQuery(task.instance.id), enabled: ownPaper });
  const said = useQuery(commentsQuery(task.instance.id)).data?.length ?? 0;
  const mayTerminate = ownPaper && instance.data?.abilities.terminate === true;
  const extra = mayTerminate ? [{ key: 'terminate', label: t('terminate'), onPress: () => setTerminating(true) }] : [];

  if (work.finished) {
    return (
      <PageContainer title={task.instance.title} back={backToList(params)}>
        <TaskFinished {...work.finished} />
      </PageContainer>
    );
  }
  const buttons = task.actions.length > 0 && (
    <TaskButtons actions={task.actions} extra={extra} pending={work.pending} onAct={work.act} />
  );
  return (
    <PageContainer
      title={task.instance.title}
      back={backToList(params)}
      meta={<TaskMeta task={task} />}
      extra={<TaskNeighbours taskId={task.id} />}
      actions={buttons}
    >
      <Tabs
        items={[
          {
            key: 'form',
            label: t(task.actions.length > 0 ? 'tab.form' : 'tab.record'),
            children: <TaskDesk task={task} work={work} />,
          },
          {
            key: 'history',
            label: t('tab.history'),
            children: (
              <section className={deskStyles.paper}>
                <Timeline instanceId={task.instance.id} />
              </section>
            ),
          },
          { key: 'diagram', label: t('tab.diagram'), children: <InstanceDiagram instanceId={task.instance.id} /> },
          {
            key: 'comments',
            label: said > 0 ? `${t('tab.comments')} ${said}` : t('tab.comments'),
            children: (
              <section className={deskStyles.paper}>
                <Comments instanceId={task.instance.id} mayAdd />
              </section>
            ),
          },
        ]}
      />
      <TaskDialogs task={task} work={work} />
      <TerminateDialog instanceId={task.instance.id} open={terminating} onClose={() => setTerminating(false)} />
    </PageContainer>
  );
}
