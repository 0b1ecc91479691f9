import type { TaskSummary } from '@flowhall/contracts';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../../components/record-list/selection.ts';
import styles from './batch.module.css';

const BatchDialog = lazy(async () => ({ default: (await import('./batch-dialog.tsx')).BatchDialog }));

export const BATCH_ACTIONS = ['agree', 'return', 'transfer'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** One request takes so many. */
export const MOST_AT_ONCE = 100;

/** What can be done with several to-dos at once; there while some are picked. */
export function BatchBar({ rows, selection }: { rows: readonly TaskSummary[]; selection: Selection }) {
  const { t } = useTranslation('tasks');
  // The dialog keeps its tasks: those that are done leave the list, and so the selection, while its results are read.
  const [work, setWork] = useState<{ action: BatchAction; tasks: readonly TaskSummary[] } | null>(null);
  const picked = rows.filter((row) => selection.ids.has(row.id));
  const tooMany = picked.length > MOST_AT_ONCE;
  return (
    <>
      {picked.length > 0 && (
        <section className={styles.bar} aria-label={t('batch.label')}>
          <span className={styles.count} role="status">
            {tooMany ? t('batch.tooMany', { most: MOST_AT_ONCE }) : t('batch.picked', { count: picked.length })}
          </span>
          <div className={styles.buttons}>
            {BATCH_ACTIONS.map((action, index) => (
              <Button
                key={action}
                type={index === 0 ? 'primary' : 'default'}
                disabled={tooMany}
                onClick={() => setWork({ action, tasks: picked })}
              >
                {t(`batch.${action}`)}
              </Button>
            ))}
            <Button type="text" className={styles.cancel} onClick={selection.clear}>
              {t('batch.cancel')}
            </Button>
          </div>
        </section>
      )}
      {work && (
        <Suspense fallback={null}>
          <BatchDialog {...work} onClose={() => setWork(null)} onDone={selection.clear} />
        </Suspense>
      )}
    </>
  );
}
