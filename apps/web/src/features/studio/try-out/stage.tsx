import type { TryOutView } from '@flowhall/contracts';
import { Tabs } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { RecordedTimeline } from '../../instances/index.ts';
import { useDiagram } from '../components/use-diagram.ts';
import { RunProblem } from '../scenarios/run-problem.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import { CallPanel } from './call-panel.tsx';
import { ClockBar } from './clock-bar.tsx';
import { EventPanel } from './event-panel.tsx';
import { IncidentPanel } from './incident-panel.tsx';
import { JobPanel } from './job-panel.tsx';
import { KeepScenario } from './keep-scenario.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { StepPanel } from './step-panel.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

/** An application in the sandbox: who is to act, what they see, and what has happened. */
export function Stage({ tryOut, view }: { tryOut: TryOutPlay; view: TryOutView }) {
  const { t } = useTranslation('studio');
  const { status } = view;
  const isOver = status !== 'running' && status !== 'incident';
  const schema = view.steps[0]?.form.schema ?? {};
  return (
    <div className={styles.stage}>
      <div className={styles.main}>
        <header className={styles.head}>
          <h2 className={styles.title}>{view.title}</h2>
          <StatusTag state={status} />
          <span className={styles.quiet}>{view.number}</span>
          <span className={styles.spacer} />
          <KeepScenario tryOut={tryOut} />
        </header>
        <ClockBar tryOut={tryOut} view={view} />
        {Boolean(tryOut.error) && <RunProblem error={tryOut.error} />}
        {view.incidents.map((incident) => (
          <IncidentPanel key={`${incident.in} ${incident.elementId}`} tryOut={tryOut} incident={incident} />
        ))}
        {view.steps.map((step) => (
          <StepPanel key={`${step.in} ${step.stepId} ${view.id} ${view.now}`} tryOut={tryOut} view={view} step={step} />
        ))}
        {view.jobs
          .filter((job) => !view.incidents.some((one) => one.elementId === job.elementId && one.in === job.in))
          .map((job) => (
            <JobPanel key={`${job.in} ${job.elementId} ${job.attempts}`} tryOut={tryOut} view={view} job={job} />
          ))}
        {view.events.map((event) => (
          <EventPanel key={`${event.in} ${event.elementId} ${event.event}`} tryOut={tryOut} view={view} event={event} />
        ))}
        {view.calls
          .filter(({ application }) => application === null)
          .map((call) => (
            <CallPanel key={`${call.in} ${call.elementId}`} tryOut={tryOut} view={view} call={call} />
          ))}
        <PeoplePanel tryOut={tryOut} view={view} />
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
