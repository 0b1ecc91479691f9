import { PlusOutlined } from '@ant-design/icons';
import type { StudioItem } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { paths } from '../../../lib/paths.ts';
import { itemsQuery, useCreateDraft } from '../api/items.ts';
import { ImportButton } from '../components/import-button.tsx';
import { ItemRow } from '../components/item-row.tsx';
import { NewItemDialog } from '../components/new-item-dialog.tsx';
import styles from './studio-page.module.css';

/** All items with their versions and drafts. */
export function StudioPage() {
  const { t } = useTranslation('studio');
  const query = useQuery(itemsQuery);
  const open = useOpenItem();
  const [words, setWords] = useState('');
  const [isMaking, setIsMaking] = useState(false);
  const items = query.data?.items ?? [];
  const shown = items.filter((item) => matches(item, words));
  return (
    <PageContainer
      title={t('title')}
      width="wide"
      back={paths.me}
      actions={
        <>
          <ImportButton />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsMaking(true)}>
            {t('newItem')}
          </Button>
        </>
      }
    >
      <Input.Search
        allowClear
        className={styles.search ?? ''}
        placeholder={t('search')}
        aria-label={t('search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      {items.length > 0 && shown.length === 0 && <EmptyState title={t('noneFound')} />}
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={t('title')}>
          {shown.map((item) => (
            <ItemRow key={item.key} item={item} onOpen={() => open(item)} />
          ))}
        </ul>
      )}
      {isMaking && <NewItemDialog onClose={() => setIsMaking(false)} />}
    </PageContainer>
  );
}

const matches = ({ key, name }: StudioItem, words: string): boolean => {
  const text = `${key} ${name.zh} ${name.en}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Opens the draft of an item; one without a draft gets one of its current version. */
function useOpenItem(): (item: StudioItem) => void {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const create = useCreateDraft();
  return (item) => {
    // A draft without changes may be behind what has been deployed since.
    if (item.draft?.changed) {
      void navigate(paths.studioDraft(item.draft.id));
      return;
    }
    create.mutate(
      { itemKey: item.key },
      {
        onSuccess: (draft) => void navigate(paths.studioDraft(draft.id)),
        onError: (error) => {
          const known = error instanceof ApiProblem && error.code === 'draft-exists' ? item.draft?.id : undefined;
          if (known) void navigate(paths.studioDraft(known));
          else void message.error(problemText(error));
        },
      },
    );
  };
}
