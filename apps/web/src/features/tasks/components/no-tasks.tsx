import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { isNarrowed } from '../../../lib/lists/list-params.ts';
import type { TaskFilters } from '../api/list-tasks.ts';

/** Says why a view of the task center is empty. */
export function NoTasks({ filters, onClear }: { filters: TaskFilters; onClear: () => void }) {
  const { t } = useTranslation(['tasks', 'lists']);
  const { view, ...others } = filters;
  if (isNarrowed(others)) {
    return (
      <EmptyState
        title={t('lists:noMatch')}
        hint={t('lists:noMatchHint')}
        action={<Button onClick={onClear}>{t('lists:clearFilters')}</Button>}
      />
    );
  }
  return <EmptyState title={t(`empty.${view}`)} hint={t(`empty.${view}Hint`)} />;
}
