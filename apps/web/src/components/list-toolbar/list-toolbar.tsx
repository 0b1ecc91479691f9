import type { ListName, LocalizedText } from '@flowhall/contracts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed } from '../../lib/lists/list-params.ts';
import { SearchFilter } from '../list-filters/search-filter.tsx';
import { FilterButton } from './filter-button.tsx';
import { FilterChips } from './filter-chips.tsx';
import styles from './list-toolbar.module.css';
import { SaveViewButton } from './save-view-button.tsx';
import { SavedViewBar } from './saved-view-bar.tsx';
import { useListItems } from './use-list-items.ts';
import type { ListState } from './use-list-state.ts';

export interface ListToolbarProps {
  list: ListName;
  state: ListState;
  searchLabel: string;
  /** Rows of the list; their services can be chosen too. */
  rows: readonly { itemKey: string; itemName: LocalizedText }[];
  /** Tools at the right end: export, split view, help. */
  tools?: ReactNode;
}

/** Above a list: saved views, search, filters and what is set of them. */
export function ListToolbar({ list, state, searchLabel, rows, tools }: ListToolbarProps) {
  const { t } = useTranslation('lists');
  const { filters, change } = state;
  const [choosing, setChoosing] = useState(false);
  const items = useListItems(rows, choosing || filters.item !== undefined);
  return (
    <search className={styles.toolbar} aria-label={t('toolbar')}>
      <SavedViewBar list={list} state={state} />
      <div className={styles.line}>
        <div className={styles.search}>
          <SearchFilter label={searchLabel} value={filters.q ?? ''} onChange={(q) => change({ q })} />
        </div>
        <FilterButton list={list} state={state} items={items} onOpen={() => setChoosing(true)} />
        {tools && <div className={styles.tools}>{tools}</div>}
      </div>
      {isNarrowed(filters) && (
        <div className={styles.narrowed}>
          <FilterChips list={list} state={state} items={items} />
          <SaveViewButton list={list} state={state} />
        </div>
      )}
    </search>
  );
}
