import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { Grant } from '@flowhall/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { App, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFilterParams } from '../../../components/list-filters/use-filter-params.ts';
import { PersonFilter } from '../../../components/list-toolbar/person-filter.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { RecordList } from '../../../components/record-list/record-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { usePerson } from '../../../lib/org/find-person.ts';
import { paths } from '../../../lib/paths.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { grantsQuery, rolesQuery, useRemoveGrant } from '../api/rights.ts';
import { GrantDialog } from '../components/grant-dialog.tsx';
import styles from '../components/rights.module.css';
import { RightsSummary } from '../components/rights-summary.tsx';

/** Who has which role and for what; with a person chosen, what that comes to. */
export function GrantsPage() {
  const { t } = useTranslation('rights');
  const text = useLocalized();
  const { params, change } = useFilterParams();
  const [userId, roleId] = [params.get('person') ?? undefined, params.get('role') ?? undefined];
  const person = usePerson(userId);
  const roles = useQuery(rolesQuery);
  const query = useInfiniteQuery(grantsQuery({ ...(userId && { userId }), ...(roleId && { roleId }) }));
  const [open, setOpen] = useState<Grant | 'new' | null>(null);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const scopeOf = ({ departments, items }: Grant) =>
    [...departments, ...items].map(({ name }) => text(name)).join(' · ') || t('grants.everywhere');
  return (
    <PageContainer
      title={t('grants.title')}
      back={paths.admin}
      width="wide"
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {t('grants.add')}
        </Button>
      }
    >
      <div className={styles.filters}>
        <div className={styles.field}>
          <span className={styles.label}>{t('grants.person')}</span>
          <PersonFilter label={t('grants.person')} value={userId} onChange={(id) => change({ person: id })} />
        </div>
        <div className={styles.field}>
          <span className={styles.label}>{t('grants.role')}</span>
          <Select
            aria-label={t('grants.role')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={roleId ?? null}
            onChange={(id) => change({ role: id ?? undefined })}
            options={roles.data?.items.map((role) => ({ value: role.id, label: text(role.name) }))}
          />
        </div>
        {userId && (
          <div className={styles.wide}>
            <RightsSummary userId={userId} />
          </div>
        )}
      </div>
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.isError && rows.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <EmptyState title={t('grants.empty')} hint={t('grants.emptyHint')} />}
      {rows.length > 0 && (
        <RecordList
          label={t('grants.title')}
          rows={rows}
          rowKey={(row) => `${row.user.id} ${row.role.id}`}
          href={(row) => paths.adminGrants(row.user.id)}
          linkTitle={t('grants.person')}
          linkText={(row) => row.user.name}
          sub={(row) => [row.user.department, row.user.post].filter(Boolean).join(' · ')}
          columns={[
            { key: 'role', title: t('grants.role'), width: '200px', render: (row) => text(row.role.name) },
            { key: 'scope', title: t('grants.scope'), render: scopeOf },
            {
              ...{ key: 'since', title: t('grants.since'), width: '170px', wideOnly: true },
              render: (row) => (
                <>
                  <RelativeTime value={row.grantedAt} />
                  {row.grantedBy && <p className={styles.quiet}>{t('grants.by', { name: row.grantedBy })}</p>}
                </>
              ),
            },
          ]}
          card={(row) => (
            <p className={styles.quiet}>
              {text(row.role.name)} · {scopeOf(row)}
            </p>
          )}
          actions={(row) => row.changeable && <GrantActions grant={row} onEdit={() => setOpen(row)} />}
          actionsTitle={t('grants.edit')}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
      {open && <GrantDialog {...(open !== 'new' && { grant: open })} person={person} onClose={() => setOpen(null)} />}
    </PageContainer>
  );
}

function GrantActions({ grant, onEdit }: { grant: Grant; onEdit: () => void }) {
  const { t } = useTranslation('rights');
  const text = useLocalized();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const remove = useRemoveGrant();
  const isPhone = useIsPhone();
  const take = () =>
    modal.confirm({
      title: t('grants.takeTitle', { person: grant.user.name, role: text(grant.role.name) }),
      content: t('grants.takeText'),
      okText: t('grants.take'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove
          .mutateAsync({ userId: grant.user.id, roleId: grant.role.id })
          .then(() => void message.success(t('grants.taken')))
          .catch((error: unknown) => void message.error(problemText(error))),
    });
  if (isPhone) {
    return (
      <span className={styles.actions}>
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {t('grants.edit')}
        </Button>
        <Button icon={<DeleteOutlined />} onClick={take}>
          {t('grants.take')}
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.actions}>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        title={t('grants.edit')}
        aria-label={t('grants.edit')}
        onClick={onEdit}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        title={t('grants.take')}
        aria-label={t('grants.take')}
        onClick={take}
      />
    </span>
  );
}
