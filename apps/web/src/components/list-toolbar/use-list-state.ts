import type { ListFilters, ListName } from '@flowhall/contracts';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { readListFilters, toParams } from '../../lib/lists/list-params.ts';
import { useSavedViews } from '../../lib/lists/saved-views.ts';
import { useFilterParams } from '../list-filters/use-filter-params.ts';

export interface ListState {
  readonly filters: ListFilters;
  /** Id of the saved view that the list was opened with; `all` for none, undefined where nothing was chosen. */
  readonly view: string | undefined;
  change(changes: ListFilters): void;
  /** Shows just these filters, as a saved view says or, without one, everything. */
  show(filters: ListFilters, view: string): void;
  clear(): void;
}

/** Filters of a list, kept in the address. A list that is opened without any begins with its default view. */
export function useListState(list: ListName): ListState {
  const { params, change } = useFilterParams();
  const address = params.toString();
  const filters = useMemo(() => readListFilters(new URLSearchParams(address), list), [address, list]);
  const view = params.get('saved') ?? undefined;
  const show = useCallback(
    (next: ListFilters, id: string) => change({ ...toParams(list, next), saved: id }),
    [change, list],
  );
  useDefaultView(list, view === undefined && Object.keys(filters).length === 0, show);
  return {
    ...{ filters, view, show },
    change: (changes) => change({ ...changes }),
    clear: () => change({ ...toParams(list, {}), saved: 'all' }),
  };
}

/** Only when the list is opened: whoever clears the filters afterwards wants to see everything. */
function useDefaultView(list: ListName, untouched: boolean, show: ListState['show']): void {
  const views = useSavedViews(list);
  const asked = useRef(false);
  useEffect(() => {
    if (!views || asked.current) return;
    asked.current = true;
    const standard = untouched && views.find((one) => one.isDefault);
    if (standard) show(standard.filters, standard.id);
  }, [views, untouched, show]);
}
