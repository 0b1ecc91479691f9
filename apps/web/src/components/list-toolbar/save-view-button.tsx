import type { ListName } from '@flowhall/contracts';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameFilters } from '../../lib/lists/list-params.ts';
import { useSavedViews } from '../../lib/lists/saved-views.ts';
import type { ListState } from './use-list-state.ts';

const SaveViewDialog = lazy(async () => ({ default: (await import('./save-view-dialog.tsx')).SaveViewDialog }));

/** Keeps the present filters as a view, unless there is one that says the same. */
export function SaveViewButton({ list, state }: { list: ListName; state: ListState }) {
  const { t } = useTranslation('lists');
  const views = useSavedViews(list) ?? [];
  const [saving, setSaving] = useState(false);
  if (views.some((view) => sameFilters(list, view.filters, state.filters))) return null;
  return (
    <>
      <Button type="link" size="small" onClick={() => setSaving(true)}>
        {t('saveView')}
      </Button>
      {saving && (
        <Suspense fallback={null}>
          <SaveViewDialog list={list} state={state} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}
