import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../../components/states/error-state.tsx';
import { diagramQuery } from '../../api/get-diagram.ts';
import { forecastQuery } from '../../api/get-forecast.ts';
import { historyQuery } from '../../api/get-history.ts';
import { diagramSteps } from '../../lib/diagram-steps.ts';
import styles from './diagram.module.css';
import { DiagramCard } from './diagram-card.tsx';
import { DiagramLegend } from './diagram-legend.tsx';
import { useDiagramViewer } from './use-diagram-viewer.ts';

/** 流程图: where an application has been, where it stands and where it will go; who, when and why on hover or tap. */
export function InstanceDiagram({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('instances');
  const diagram = useQuery(diagramQuery(instanceId));
  const waits = diagram.data?.elements.some(({ state }) => state === 'current') ?? false;
  // The drawing does without these; it shows more once they are there.
  const { data: history } = useQuery(historyQuery(instanceId));
  const { data: ahead } = useQuery({ ...forecastQuery(instanceId), enabled: waits });
  const elements = diagram.data?.elements;
  const steps = useMemo(
    () => elements && diagramSteps(elements, history ?? [], waits ? (ahead?.steps ?? []) : []),
    [elements, history, ahead, waits],
  );
  const drawing = useMemo(
    () => diagram.data && steps && { xml: diagram.data.xml, flows: diagram.data.flows, steps },
    [diagram.data, steps],
  );
  const { host, status, selection, clearSelection } = useDiagramViewer(drawing);
  if (diagram.isError && !diagram.data) {
    return <ErrorState error={diagram.error} onRetry={() => void diagram.refetch()} />;
  }
  const step = steps?.find((candidate) => candidate.elementId === selection?.elementId);
  return (
    <div className={styles.frame}>
      {status === 'failed' && <EmptyState title={t('diagram.failed')} />}
      <div className={styles.stage} hidden={status === 'failed'}>
        <div ref={host} className={styles.host} />
        {status === 'loading' && (
          <div className={styles.loading} role="status">
            {t('diagram.loading')}
          </div>
        )}
        {selection && step && <DiagramCard selection={selection} step={step} host={host} onClose={clearSelection} />}
      </div>
      {steps && <DiagramLegend states={steps.map(({ state }) => state)} />}
    </div>
  );
}
