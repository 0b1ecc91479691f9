import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import type { TaskFilters } from '../api/list-tasks.ts';

/** Says why a view of the task center is empty. */
export function NoTasks({ filters, onClear }: { filters: TaskFilters; onClear: () => void }) {
  const { t } = useTranslation('tasks');
  if (filters.q || filters.item) {
    return (
      <EmptyState
        title={t('noMatch')}
        hint={t('noMatchHint')}
        action={<Button onClick={onClear}>{t('clearFilters')}</Button>}
      />
    );
  }
  return <EmptyState title={t(`empty.${filters.view}`)} hint={t(`empty.${filters.view}Hint`)} />;
}
