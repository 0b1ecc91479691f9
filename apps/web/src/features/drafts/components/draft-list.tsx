import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { DraftView } from '@flowhall/contracts';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { ListToolbar } from '../../../components/list-toolbar/list-toolbar.tsx';
import { useListState } from '../../../components/list-toolbar/use-list-state.ts';
import { RecordList } from '../../../components/record-list/record-list.tsx';
import { RecordSkeleton } from '../../../components/record-list/record-skeleton.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { isNarrowed } from '../../../lib/lists/list-params.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { draftsQuery } from '../api/list-drafts.ts';
import { tellingValue } from '../telling-value.ts';
import styles from './draft-list.module.css';
import { useDraftRemoval } from './use-draft-removal.ts';

const NONE: readonly DraftView[] = [];

/** Begun applications: go on with one, or throw it away. */
export function DraftList() {
  const { t } = useTranslation('tasks');
  const state = useListState('drafts');
  const drafts = useInfiniteQuery(draftsQuery(state.filters));
  const rows = drafts.data?.pages.flatMap((page) => page.items) ?? NONE;
  return (
    <>
      <ListToolbar list="drafts" state={state} searchLabel={t('draft.search')} rows={rows} />
      <Drafts drafts={drafts} rows={rows} narrowed={isNarrowed(state.filters)} onClear={state.clear} />
    </>
  );
}

interface DraftsProps {
  drafts: UseInfiniteQueryResult;
  rows: readonly DraftView[];
  narrowed: boolean;
  onClear: () => void;
}

function Drafts({ drafts, rows, narrowed, onClear }: DraftsProps) {
  const { t } = useTranslation(['tasks', 'common', 'lists']);
  const text = useLocalized();
  if (drafts.isError && !drafts.data) {
    return <ErrorState error={drafts.error} onRetry={() => void drafts.refetch()} />;
  }
  if (!drafts.data) return <RecordSkeleton label={t('common:loading')} />;
  if (rows.length === 0) {
    if (narrowed) {
      return (
        <EmptyState
          title={t('lists:noMatch')}
          hint={t('lists:noMatchHint')}
          action={<Button onClick={onClear}>{t('lists:clearFilters')}</Button>}
        />
      );
    }
    return (
      <EmptyState
        title={t('empty.drafts')}
        hint={t('empty.draftsHint')}
        action={
          <ButtonLink type="primary" to={paths.hall}>
            {t('empty.toHall')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <RecordList
      label={t('view.drafts')}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => paths.apply(row.itemKey, row.id)}
      linkTitle={t('column.item')}
      linkText={(row) => text(row.itemName)}
      sub={(row) => <span className={styles.about}>{tellingValue(row.form) ?? t('draft.noWords')}</span>}
      columns={[
        {
          key: 'files',
          title: t('draft.files'),
          width: '140px',
          render: (row) => row.attachments.length > 0 && t('draft.fileCount', { count: row.attachments.length }),
        },
        {
          key: 'saved',
          title: t('draft.saved'),
          width: '160px',
          render: (row) => <RelativeTime value={row.updatedAt} />,
        },
      ]}
      card={(row) => (
        <p className={styles.meta}>
          {t('draft.saved')} <RelativeTime value={row.updatedAt} />
        </p>
      )}
      actions={(row) => <DraftActions draft={row} />}
      actionsTitle={t('draft.actions')}
      hasMore={drafts.hasNextPage}
      loadingMore={drafts.isFetchingNextPage}
      onMore={() => void drafts.fetchNextPage()}
    />
  );
}

function DraftActions({ draft }: { draft: DraftView }) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const isPhone = useIsPhone();
  const remove = useDraftRemoval();
  const name = [text(draft.itemName), tellingValue(draft.form)].filter(Boolean).join(' · ');
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: t('draft.deleteAsk'),
      content: (
        <>
          <p className={styles.named}>{name}</p>
          <p>{t('draft.deleteHint')}</p>
        </>
      ),
      okText: t('draft.delete'),
      okButtonProps: { danger: true },
      onOk: () => remove(draft.id),
    });
  return (
    <>
      {isPhone && (
        <ButtonLink icon={<EditOutlined />} to={paths.apply(draft.itemKey, draft.id)}>
          {t('draft.continue')}
        </ButtonLink>
      )}
      <Button
        type={isPhone ? 'default' : 'text'}
        icon={<DeleteOutlined />}
        onClick={ask}
        aria-label={t('draft.deleteNamed', { name })}
      />
    </>
  );
}
