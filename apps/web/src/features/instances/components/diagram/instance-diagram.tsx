import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../../components/states/error-state.tsx';
import { diagramQuery } from '../../api/get-diagram.ts';
import styles from './diagram.module.css';
import { DiagramCard } from './diagram-card.tsx';
import { DiagramLegend } from './diagram-legend.tsx';
import { useDiagramViewer } from './use-diagram-viewer.ts';

/** 流程图: where an application has been and where it stands; who and when on hover or tap. */
export function InstanceDiagram({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('instances');
  const diagram = useQuery(diagramQuery(instanceId));
  const { host, status, selection, clearSelection } = useDiagramViewer(diagram.data);
  if (diagram.isError && !diagram.data) {
    return <ErrorState error={diagram.error} onRetry={() => void diagram.refetch()} />;
  }
  const element = diagram.data?.elements.find((candidate) => candidate.elementId === selection?.elementId);
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
        {selection && element && (
          <DiagramCard selection={selection} element={element} host={host} onClose={clearSelection} />
        )}
      </div>
      {diagram.data && <DiagramLegend states={diagram.data.elements.map(({ state }) => state)} />}
    </div>
  );
}
