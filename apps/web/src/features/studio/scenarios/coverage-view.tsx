import type { ScenarioResults } from '@flowhall/contracts';
import { Progress } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDiagram } from '../components/use-diagram.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './scenarios-tab.module.css';

/** How much of the process the scenarios run: in numbers, and on the diagram. */
export function CoverageView({ coverage }: { coverage: ScenarioResults['coverage'] }) {
  const { t } = useTranslation('studio');
  const draft = useItemDraft();
  const marks = useMemo(
    () => ({
      elements: [
        ...coverage.ran.nodes.map((elementId) => ({ elementId, state: 'done' as const })),
        ...coverage.nodes.missing.map((elementId) => ({ elementId, state: 'returned' as const })),
      ],
      flows: coverage.ran.flows,
    }),
    [coverage],
  );
  const { host, status } = useDiagram(draft.text('process.bpmn'), marks, {
    done: t('coverage.ran'),
    returned: t('coverage.missing'),
  });
  const kinds = (['nodes', 'flows', 'rules'] as const).filter((kind) => coverage[kind].total > 0);
  const missing = kinds.flatMap((kind) => coverage[kind].missing);
  return (
    <section className={styles.coverage} aria-labelledby="studio-coverage">
      <h2 id="studio-coverage" className={styles.heading}>
        {t('coverage.title', { percent: coverage.percent })}
      </h2>
      <dl className={styles.numbers}>
        {kinds.map((kind) => {
          const { covered, total } = coverage[kind];
          return (
            <div key={kind}>
              <dt>{t(`coverage.${kind}`)}</dt>
              <dd>
                {covered} / {total}
                <Progress
                  percent={Math.floor((covered * 100) / total)}
                  showInfo={false}
                  size="small"
                  aria-label={t(`coverage.${kind}`)}
                />
              </dd>
            </div>
          );
        })}
      </dl>
      <div ref={host} className={styles.diagram} hidden={status === 'failed'} />
      {missing.length > 0 && <p className={styles.quiet}>{t('coverage.notRun', { ids: missing.join(', ') })}</p>}
    </section>
  );
}
