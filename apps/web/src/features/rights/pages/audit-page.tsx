import type { AuditEntryView } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Input, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFilterParams } from '../../../components/list-filters/use-filter-params.ts';
import { DaysFilter } from '../../../components/list-toolbar/days-filter.tsx';
import { ExportButton } from '../../../components/list-toolbar/export-button.tsx';
import { PersonFilter } from '../../../components/list-toolbar/person-filter.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { RecordList } from '../../../components/record-list/record-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { auditQuery } from '../api/audit.ts';
import { ACTIONS, useActionText } from '../components/audit-actions.ts';
import styles from '../components/rights.module.css';

const FILTERS = ['action', 'actor', 'subject', 'address', 'from', 'to'] as const;

const detailText = ({ detail }: AuditEntryView): string =>
  Object.entries(detail)
    // An application's number stands as what it was done to.
    .filter(([key, value]) => key !== 'number' && value !== '' && value !== null)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(' · ');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A name where there is one; ids of what has none, such as sessions, tell nobody anything. */
const aboutText = ({ subjectName, subject }: AuditEntryView): string =>
  subjectName ?? (subject && !UUID.test(subject) ? subject : '');

/** Sign-ins and what administrators did, searched by what, who, whom, when and from where. */
export function AuditPage() {
  const { t } = useTranslation('rights');
  const actionText = useActionText();
  const { params, change } = useFilterParams();
  const filter = Object.fromEntries(
    FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])),
  );
  const query = useInfiniteQuery(auditQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const whoText = ({ actor, action }: AuditEntryView) => {
    if (actor) return actor.name || t('audit.program');
    return t(action.endsWith('-failed') ? 'audit.unknown' : 'audit.system');
  };
  return (
    <PageContainer
      title={t('audit.title')}
      back={paths.admin}
      width="wide"
      extra={<ExportButton path="/api/admin/audit/export" query={filter} name={t('audit.title')} />}
    >
      <div className={styles.filters}>
        <div className={styles.field}>
          <span className={styles.label}>{t('audit.action')}</span>
          <Select
            aria-label={t('audit.action')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('audit.anyAction')}
            value={filter.action ?? null}
            onChange={(action) => change({ action: action ?? undefined })}
            options={ACTIONS.map((value) => ({ value, label: actionText(value) }))}
          />
        </div>
        <div className={styles.field}>
          <span className={styles.label}>{t('audit.actor')}</span>
          <PersonFilter label={t('audit.actor')} value={filter.actor} onChange={(actor) => change({ actor })} />
        </div>
        <div className={styles.field}>
          <span className={styles.label}>{t('audit.subject')}</span>
          <Input.Search
            aria-label={t('audit.subject')}
            allowClear
            maxLength={100}
            defaultValue={filter.subject ?? ''}
            placeholder={t('audit.subjectHint')}
            onSearch={(subject) => change({ subject: subject.trim() })}
          />
        </div>
        <div className={styles.field}>
          <span className={styles.label}>{t('audit.address')}</span>
          <Input.Search
            aria-label={t('audit.address')}
            allowClear
            maxLength={60}
            defaultValue={filter.address ?? ''}
            placeholder="10.0."
            onSearch={(address) => change({ address: address.trim() })}
          />
        </div>
        <div className={`${styles.field} ${styles.wide}`}>
          <span className={styles.label}>{t('audit.days')}</span>
          <DaysFilter label={t('audit.days')} from={filter.from} to={filter.to} onChange={change} />
        </div>
      </div>
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {query.isError && rows.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <EmptyState title={t('audit.empty')} hint={t('audit.emptyHint')} />}
      {rows.length > 0 && (
        <RecordList
          label={t('audit.title')}
          rows={rows}
          rowKey={(row) => row.id}
          href={(row) =>
            row.instanceId
              ? paths.application(row.instanceId)
              : `${paths.adminAudit}?action=${encodeURIComponent(row.action)}`
          }
          linkTitle={t('audit.action')}
          linkText={(row) => actionText(row.action)}
          sub={aboutText}
          columns={[
            { key: 'who', title: t('audit.actor'), width: '140px', render: whoText },
            {
              ...{ key: 'detail', title: t('audit.detail'), wideOnly: true },
              render: (row) => <span className={styles.detail}>{detailText(row)}</span>,
            },
            { key: 'address', title: t('audit.address'), width: '150px', render: (row) => row.address ?? '' },
            { key: 'at', title: t('audit.days'), width: '130px', render: (row) => <RelativeTime value={row.at} /> },
          ]}
          card={(row) => (
            <p className={styles.quiet}>
              {whoText(row)} · <RelativeTime value={row.at} /> {row.address && `· ${row.address}`}
            </p>
          )}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </PageContainer>
  );
}
