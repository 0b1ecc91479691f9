import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CountBadge } from '../../../components/count-badge.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { useCounts } from '../../../lib/counts.ts';
import { DraftList } from '../../drafts/index.ts';
import { TaskView } from '../components/task-view.tsx';
import { readView, VIEWS, type View } from '../lib/views.ts';
import styles from './task-center-page.module.css';

/** 任务中心: what is to be done, was done, is to be noted, and was begun. */
export function TaskCenterPage() {
  const { t } = useTranslation('tasks');
  // Filters are of the view that they were set in.
  const [params, setParams] = useSearchParams();
  const view = readView(params);
  return (
    <PageContainer title={t('title')} width="wide">
      <Tabs
        activeKey={view}
        onChange={(next) => setParams(next === 'todo' ? {} : { view: next })}
        items={VIEWS.map((name) => ({ key: name, label: <TabLabel view={name} /> }))}
      />
      {view === 'drafts' ? <DraftList /> : <TaskView key={view} view={view} />}
    </PageContainer>
  );
}

function TabLabel({ view }: { view: View }) {
  const { t } = useTranslation('tasks');
  const counts = useCounts();
  const count = view === 'done' ? 0 : (counts.data?.[view] ?? 0);
  return (
    <span className={styles.tab}>
      {t(`view.${view}`)}
      {view === 'todo' ? (
        <CountBadge count={count} label={t('count')} />
      ) : (
        count > 0 && <span className={styles.count}>{count}</span>
      )}
    </span>
  );
}
