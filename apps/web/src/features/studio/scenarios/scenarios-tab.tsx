import { CaretRightOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { runScenarios } from '../api/drafts.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { CoverageView } from './coverage-view.tsx';
import { RunProblem } from './run-problem.tsx';
import { ScenarioCard } from './scenario-card.tsx';
import styles from './scenarios-tab.module.css';

/** A file name that is free. */
function freeName(taken: readonly string[]): string {
  for (let at = 1; ; at += 1) {
    const path = `scenarios/scenario-${at}.yaml`;
    if (!taken.includes(path)) return path;
  }
}

/** The scenarios of the item: written, run, and how much of the process they run. */
export function ScenariosTab() {
  const { t } = useTranslation('studio');
  const draft = useItemDraft();
  const { id, store, readOnly } = draft;
  const [open, setOpen] = useState<string | null>(null);
  const run = useMutation({
    mutationFn: async () => {
      await store.flush();
      return runScenarios(id);
    },
  });
  const paths = draft.below('scenarios/').map((file) => file.path);
  const results = new Map(run.data?.scenarios.map((result) => [result.file, result]));
  const add = () => {
    const path = freeName(paths);
    draft.change(path, t('scenarios.template'));
    setOpen(path);
  };
  const failed = run.data?.scenarios.filter((result) => result.findings.length > 0).length ?? 0;
  return (
    <div className={styles.body}>
      <div className={styles.bar}>
        <Button
          type="primary"
          icon={<CaretRightOutlined />}
          loading={run.isPending}
          disabled={paths.length === 0}
          onClick={() => run.mutate()}
        >
          {t('scenarios.run')}
        </Button>
        <Button icon={<PlusOutlined />} disabled={readOnly} onClick={add}>
          {t('scenarios.add')}
        </Button>
        {run.data && (
          <span role="status" className={failed > 0 ? styles.failed : styles.passed}>
            {failed > 0
              ? t('scenarios.failed', { failed, count: run.data.scenarios.length })
              : t('scenarios.passed', { count: run.data.scenarios.length })}
          </span>
        )}
      </div>
      {run.error && <RunProblem error={run.error} />}
      {paths.length === 0 && <EmptyState title={t('scenarios.empty')} hint={t('scenarios.emptyHint')} />}
      <div className={styles.columns}>
        <ul className={styles.list} aria-label={t('tabs.scenarios')}>
          {paths.map((path) => (
            <ScenarioCard
              key={path}
              path={path}
              result={results.get(path)}
              open={open === path}
              onToggle={() => setOpen(open === path ? null : path)}
            />
          ))}
        </ul>
        {run.data && <CoverageView coverage={run.data.coverage} />}
      </div>
    </div>
  );
}
