import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { useDiagram } from '../components/use-diagram.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { useWords } from './lib/use-words.ts';
import styles from './process.module.css';
import { Workbench } from './workbench.tsx';

const NOTHING = { elements: [], flows: [] };

/** The process of a draft: to be worked on, or only shown on a phone and while somebody else has the draft in hand. */
export function ProcessTab() {
  const isPhone = useIsPhone();
  return useItemDraft().readOnly || isPhone ? <ProcessView isPhone={isPhone} /> : <Workbench />;
}

function ProcessView({ isPhone }: { isPhone: boolean }) {
  const words = useWords();
  const draft = useItemDraft();
  const { host, status } = useDiagram(draft.text('process.bpmn'), NOTHING);
  return (
    <div className={styles.tab}>
      {isPhone && !draft.readOnly && <p className={styles.narrow}>{words.narrow}</p>}
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
