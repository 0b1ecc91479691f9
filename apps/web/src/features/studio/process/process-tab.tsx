import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useDiagram } from '../components/use-diagram.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { useWords } from './lib/use-words.ts';
import styles from './process.module.css';
import { Workbench } from './workbench.tsx';

const NOTHING = { elements: [], flows: [] };

/** The process of a draft: to be worked on, or only shown while somebody else has the draft in hand. */
export function ProcessTab() {
  return useItemDraft().readOnly ? <ProcessView /> : <Workbench />;
}

function ProcessView() {
  const words = useWords();
  const draft = useItemDraft();
  const { host, status } = useDiagram(draft.text('process.bpmn'), NOTHING);
  return (
    <div className={styles.tab}>
      <div className={styles.canvas}>
        <div ref={host} className={styles.host} hidden={status === 'failed'} />
        {status === 'failed' && <EmptyState title={words.failed} hint={words.failedHint} />}
        {status === 'loading' && (
          <div className={styles.loading} role="status">
            {words.loading}
          </div>
        )}
      </div>
    </div>
  );
}
