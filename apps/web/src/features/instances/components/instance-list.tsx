import type { InstanceSummary } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { type RecordColumn, RecordList } from '../../../components/record-list/record-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { stateOf } from '../../../components/status-tag/states.tsx';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { CurrentSteps } from './current-steps.tsx';
import { InstanceActions } from './instance-actions.tsx';
import styles from './instance-list.module.css';
import { hasProgress, ProgressLine } from './progress-line.tsx';

interface InstanceListProps {
  rows: readonly InstanceSummary[];
  own: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

/** Applications with where they stand: rows on wide screens, cards on phones. */
export function InstanceList({ rows, own, ...more }: InstanceListProps) {
  const { t } = useTranslation('instances');
  const text = useLocalized();
  const isPhone = useIsPhone();
  const columns: RecordColumn<InstanceSummary>[] = [
    ...(own
      ? []
      : [
          {
            key: 'initiator',
            title: t('column.initiator'),
            width: '120px',
            render: (row: InstanceSummary) => row.initiator.name,
          },
        ]),
    {
      key: 'status',
      title: t('column.status'),
      width: '172px',
      render: (row) => <StatusTag state={stateOf(row)} />,
    },
    {
      key: 'current',
      title: t('column.current'),
      width: '230px',
      render: (row) => (row.status === 'running' ? <CurrentSteps steps={row.currentSteps} /> : null),
    },
    {
      key: 'progress',
      title: t('column.progress'),
      width: '110px',
      wideOnly: true,
      render: (row) => hasProgress(row) && <ProgressLine instance={row} />,
    },
    {
      key: 'created',
      title: t('column.created'),
      width: '136px',
      render: (row) => <RelativeTime value={row.createdAt} />,
    },
  ];
  return (
    <RecordList
      label={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => paths.application(row.id)}
      linkTitle={t('column.title')}
      linkText={(row) => row.title}
      sub={(row) => (
        <>
          {text(row.itemName)} · <span className="tabular">{row.number}</span>
        </>
      )}
      columns={columns}
      card={(row) => <InstanceCard row={row} own={own} />}
      actions={(row) => <InstanceActions instance={row} own={own} variant={isPhone ? 'card' : 'menu'} />}
      actionsTitle={t('column.actions')}
      {...more}
    />
  );
}

function InstanceCard({ row, own }: { row: InstanceSummary; own: boolean }) {
  const { t } = useTranslation('instances');
  return (
    <div className={styles.card}>
      <div className={styles.cardLine}>
        <StatusTag state={stateOf(row)} />
        {!own && <span>{row.initiator.name}</span>}
        <span className={styles.cardTime}>
          <RelativeTime value={row.createdAt} />
        </span>
      </div>
      {hasProgress(row) && <ProgressLine instance={row} />}
      {row.status === 'running' && (
        <div className={styles.cardCurrent}>
          <span className={styles.cardLabel}>{t('column.current')}</span>
          <CurrentSteps steps={row.currentSteps} />
        </div>
      )}
    </div>
  );
}
