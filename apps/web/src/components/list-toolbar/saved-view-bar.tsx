import type { ListName, SavedView } from '@flowhall/contracts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed, sameFilters } from '../../lib/lists/list-params.ts';
import { useSavedViews, useViewCounts } from '../../lib/lists/saved-views.ts';
import styles from './list-toolbar.module.css';
import type { ListState } from './use-list-state.ts';

const ViewMenu = lazy(async () => ({ default: (await import('./view-menu.tsx')).ViewMenu }));

/** From this number on the server counts no further. */
const MANY = 100;

/** The saved views of a list side by side; there once a view is kept. */
export function SavedViewBar({ list, state }: { list: ListName; state: ListState }) {
  const { t } = useTranslation('lists');
  const views = useSavedViews(list) ?? [];
  const counts = useViewCounts(list, views.length > 0);
  const { filters, view: id } = state;
  const active = views.find((view) => view.id === id);
  const narrowed = isNarrowed(filters);
  if (views.length === 0) return null;
  return (
    <div className={styles.views}>
      <ul className={styles.viewList} aria-label={t('views')}>
        <li>
          <button
            type="button"
            className={styles.view}
            aria-pressed={!narrowed && !active}
            onClick={() => state.show({}, 'all')}
          >
            {t('allRows')}
          </button>
        </li>
        {views.map((view) => (
          <li key={view.id} className={styles.viewItem}>
            <ViewButton view={view} count={counts.get(view.id) ?? 0} active={active?.id === view.id} state={state} />
            {active?.id === view.id && (
              <Suspense fallback={null}>
                <ViewMenu view={view} state={state} changed={!sameFilters(list, view.filters, filters)} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ViewButtonProps {
  view: SavedView;
  count: number;
  active: boolean;
  state: ListState;
}

function ViewButton({ view, count, active, state }: ViewButtonProps) {
  const { t } = useTranslation('lists');
  const shown = count >= MANY ? `${MANY - 1}+` : count;
  return (
    <button
      type="button"
      className={styles.view}
      aria-pressed={active}
      title={view.name}
      onClick={() => state.show(view.filters, view.id)}
    >
      <span className={styles.viewName}>{view.name}</span>
      {count > 0 && (
        <>
          <span className={styles.viewCount} aria-hidden="true">
            {shown}
          </span>
          <span className="visually-hidden">{t('viewCount', { number: shown })}</span>
        </>
      )}
    </button>
  );
}
