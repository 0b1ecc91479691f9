import type { TryOutView } from '@flowhall/contracts';
import { Tabs } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { RecordedTimeline } from '../../instances/index.ts';
import { useDiagram } from '../components/use-diagram.ts';
import { RunProblem } from '../scenarios/run-problem.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import { ClockBar } from './clock-bar.tsx';
import { JobPanel } from './job-panel.tsx';
import { KeepScenario } from './keep-scenario.tsx';
import { StepPanel } from './step-panel.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

/** An application in the sandbox: who is to act, what they see, and what has happened. */
export function Stage({ tryOut, view }: { tryOut: TryOutPlay; view: TryOutView }) {
  const { t } = useTranslation('studio');
  const { status } = view;
  const isOver = view.steps.length === 0 && view.jobs.length === 0 && status !== 'running';
  const schema = view.steps[0]?.form.schema ?? {};
  return (
    <div className={styles.stage}>
      <div className={styles.main}>
        <header className={styles.head}>
          <h2 className={styles.title}>{view.title}</h2>
          <StatusTag state={status} />
          <span className={styles.quiet}>{view.number}</span>
          <span className={styles.spacer} />
          <KeepScenario view={view} />
        </header>
        <ClockBar tryOut={tryOut} view={view} />
        {Boolean(tryOut.error) && <RunProblem error={tryOut.error} />}
        {view.steps.map((step) => (
          <StepPanel key={`${step.stepId} ${view.history.length}`} tryOut={tryOut} view={view} step={step} />
        ))}
        {view.jobs.map((job) => (
          <JobPanel key={job.elementId} tryOut={tryOut} job={job} />
        ))}
        {isOver && <p className={styles.card}>{t('tryOut.over')}</p>}
      </div>
      <aside className={styles.side} aria-label={t('tryOut.aside')}>
        <StageDiagram view={view} />
        <Tabs
          items={[
            {
              key: 'history',
              label: t('tryOut.history'),
              children: <RecordedTimeline entries={view.history} schema={schema} ahead={view.forecast} />,
            },
            { key: 'data', label: t('tryOut.data'), children: <Data view={view} /> },
          ]}
        />
      </aside>
    </div>
  );
}

function StageDiagram({ view }: { view: TryOutView }) {
  const draft = useItemDraft();
  const marks = useMemo(() => {
    const known = new Set(view.elements.map(({ elementId }) => elementId));
    const ahead = view.forecast
      .filter(({ stepId }) => !known.has(stepId))
      .map(({ stepId }) => ({ elementId: stepId, state: 'forecast' as const }));
    return { elements: [...view.elements, ...ahead], flows: view.flows };
  }, [view]);
  const { host, status } = useDiagram(draft.text('process.bpmn'), marks);
  return <div ref={host} className={styles.diagram} hidden={status === 'failed'} />;
}

function Data({ view }: { view: TryOutView }) {
  return (
    <pre className={styles.data}>
      {JSON.stringify({ form: view.form, ...(Object.keys(view.data).length > 0 && { data: view.data }) }, null, 2)}
    </pre>
  );
}
