import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useDiagram } from '../components/use-diagram.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './process-tab.module.css';

const NOTHING = { elements: [], flows: [] };

/** The process of the item as a diagram. */
export function ProcessTab() {
  const { t } = useTranslation('studio');
  const draft = useItemDraft();
  const { host, status } = useDiagram(draft.text('process.bpmn'), NOTHING);
  return (
    <div className={styles.stage}>
      {status === 'failed' && <EmptyState title={t('process.failed')} />}
      <div ref={host} className={styles.host} hidden={status === 'failed'} />
      {status === 'loading' && (
        <p className={styles.loading} role="status">
          {t('process.loading')}
        </p>
      )}
    </div>
  );
}
