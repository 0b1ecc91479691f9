import type { TaskSummary } from '@flowhall/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DueTime } from '../../../components/due-time.tsx';
import { type RecordColumn, RecordList } from '../../../components/record-list/record-list.tsx';
import { useSelection } from '../../../components/record-list/selection.ts';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { WaitedTime } from '../../../components/waited-time.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import type { TaskFilters } from '../api/list-tasks.ts';
import { taskInList } from '../lib/list-of.ts';
import { BatchBar } from './batch/batch-bar.tsx';
import styles from './task-list.module.css';
import { TaskMarks } from './task-marks.tsx';
import { TaskProgress } from './task-progress.tsx';

export interface TaskListProps {
  view: TaskFilters['view'];
  rows: readonly TaskSummary[];
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  /** In the split view: what is read, and the address that reads another one. */
  split?: { current: string | undefined; hrefOf: (id: string) => string };
}

const TIME_TITLES = { todo: 'column.waiting', done: 'column.done', cc: 'column.sent' } as const;

/** A to-do opens the task; what is done or only to be read, the whole application. */
const target = (view: TaskFilters['view'], row: TaskSummary, params: URLSearchParams) =>
  view === 'todo' && row.taskId ? taskInList(row.taskId, params) : paths.application(row.instanceId);

/** One view of the task center: rows on wide screens, cards on phones. */
export function TaskList({ view, rows, split, ...more }: TaskListProps) {
  const { t } = useTranslation('tasks');
  const [params] = useSearchParams();
  const selection = useSelection(rows.map((row) => row.id));
  const [picking, setPicking] = useState(false);
  const isPhone = useIsPhone();
  const pickable = view === 'todo' && (!isPhone || picking);
  const text = useLocalized();
  const columns = useColumns(
    view,
    rows.some((row) => row.dueAt !== null),
  );
  const stop = () => {
    selection.clear();
    setPicking(false);
  };
  return (
    <>
      {isPhone && view === 'todo' && (
        <div className={styles.pickLine}>
          <Button type="link" size="small" onClick={picking ? stop : () => setPicking(true)}>
            {t(picking ? 'batch.cancel' : 'batch.start')}
          </Button>
        </div>
      )}
      <RecordList
        label={t(`view.${view}`)}
        rows={rows}
        rowKey={(row) => row.id}
        href={(row) => (split ? split.hrefOf(row.id) : target(view, row, params))}
        layout={split ? 'narrow' : 'full'}
        current={split?.current}
        selection={
          pickable
            ? { selection, labelOf: (row) => t('batch.pick', { title: row.title }), all: t('batch.pickAll') }
            : undefined
        }
        linkTitle={t('column.title')}
        linkText={(row) => (
          <>
            {row.title}
            {!row.read && <span className="visually-hidden"> ({t('unread')})</span>}
          </>
        )}
        sub={(row) => (
          <>
            {text(row.itemName)} · <span className="tabular">{row.number}</span>
          </>
        )}
        unread={(row) => !row.read && view !== 'done'}
        marks={(row) => <TaskMarks row={row} view={view} />}
        columns={columns}
        card={(row) => <TaskCard row={row} view={view} />}
        {...more}
      />
      {pickable && <BatchBar rows={rows} selection={{ ...selection, clear: stop }} />}
    </>
  );
}

function useColumns(view: TaskFilters['view'], anyDue: boolean): RecordColumn<TaskSummary>[] {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  return [
    { key: 'initiator', title: t('column.initiator'), width: '120px', render: (row) => row.initiator.name },
    ...(view === 'cc'
      ? []
      : [
          {
            key: 'step',
            title: t('column.step'),
            width: '19%',
            render: (row: TaskSummary) => (row.step ? text(row.step.name) : null),
          },
        ]),
    { key: 'progress', title: t('column.progress'), width: '21%', render: (row) => <TaskProgress row={row} /> },
    {
      key: 'at',
      title: t(TIME_TITLES[view]),
      width: '136px',
      render: (row) => <Arrival row={row} words={(length) => length} />,
    },
    ...(view === 'todo' && anyDue
      ? [
          {
            key: 'due',
            title: t('column.due'),
            width: '136px',
            render: (row: TaskSummary) => row.dueAt && <DueTime value={row.dueAt} />,
          },
        ]
      : []),
  ];
}

/** To-dos say for how long they have been waiting, the others when it was. */
function Arrival({ row, words }: { row: TaskSummary; words: (length: string) => string }) {
  if (!row.waited) return <RelativeTime value={row.at} />;
  return <WaitedTime waited={row.waited} since={row.at} words={words} />;
}

function TaskCard({ row, view }: { row: TaskSummary; view: TaskFilters['view'] }) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  return (
    <div className={styles.card}>
      <p className={styles.line}>
        <span>{row.initiator.name}</span>
        <Arrival row={row} words={(length) => t('waitedFor', { duration: length })} />
      </p>
      <dl className={styles.facts}>
        {view === 'todo' && row.step ? (
          <Fact term={t('column.step')}>{text(row.step.name)}</Fact>
        ) : (
          <Fact term={t('column.progress')}>
            <TaskProgress row={row} />
          </Fact>
        )}
        {view === 'todo' && row.dueAt && (
          <Fact term={t('column.due')}>
            <DueTime value={row.dueAt} />
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
