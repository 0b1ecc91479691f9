import type { ItemSummary } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { NotificationLink } from '../../notifications/index.ts';
import { itemsQuery } from '../api/list-items.ts';
import { GroupNav } from '../components/group-nav.tsx';
import { HallSkeleton } from '../components/hall-skeleton.tsx';
import { ItemGrid } from '../components/item-grid.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { departmentGroups, FAVOURITES, GROUPINGS, type Grouping, itemsOfGroup } from '../group-items.ts';
import { recentItems, searchItems } from '../search-items.ts';
import styles from './hall-page.module.css';

const RECENT_SHOWN = 4;
/** Below this number, a section of recent services would only repeat what is on the screen anyway. */
const RECENT_WORTHWHILE = 7;

/** The services that the reader may start: search, categories or departments, favourites, recent. */
export function HallPage() {
  const { t } = useTranslation('hall');
  const isPhone = useIsPhone();
  const list = useQuery(itemsQuery);
  const [filters, setFilters] = useSearchParams();
  const words = filters.get('q') ?? '';
  const grouping = GROUPINGS.find((each) => each === filters.get('by')) ?? 'category';
  const groups = grouping === 'category' ? (list.data?.categories ?? []) : departmentGroups(list.data?.items ?? []);
  const asked = filters.get(grouping);
  // An old address may name a group that has gone: then all services are shown.
  const group = asked === FAVOURITES || groups.some(({ key }) => key === asked) ? asked : null;

  const setFilter = (changes: Record<string, string | null>) =>
    setFilters(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const clearSearch = () => setFilter({ q: null });
  const groupBy = (next: Grouping) =>
    setFilter({
      category: null,
      department: null,
      by: next === 'category' ? null : next,
      // Favourites stand in both lists.
      [next]: group === FAVOURITES ? FAVOURITES : null,
    });

  return (
    <PageContainer title={t('title')} width="wide" extra={isPhone && <NotificationLink />}>
      <div className={styles.search}>
        <SearchBox value={words} onChange={(value) => setFilter({ q: value })} />
      </div>
      {list.isPending && <HallSkeleton />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      {list.data && list.data.items.length > 0 && (
        <div className={styles.columns}>
          <GroupNav
            grouping={grouping}
            onGrouping={groupBy}
            groups={groups}
            total={list.data.items.length}
            favourites={list.data.items.filter((item) => item.favourite).length}
            selected={group}
            onSelect={(key) => setFilter({ [grouping]: key })}
          />
          <HallItems
            items={list.data.items}
            words={words}
            grouping={grouping}
            group={group}
            onClearSearch={clearSearch}
          />
        </div>
      )}
    </PageContainer>
  );
}

interface HallItemsProps {
  items: readonly ItemSummary[];
  words: string;
  grouping: Grouping;
  group: string | null;
  onClearSearch: () => void;
}

function HallItems({ items, words, grouping, group, onClearSearch }: HallItemsProps) {
  const { t } = useTranslation('hall');
  const inGroup = itemsOfGroup(items, grouping, group);
  if (words.trim()) {
    const found = searchItems(inGroup, words);
    return (
      <div className={styles.content}>
        <p className={styles.count} role="status">
          {t('found', { count: found.length })}
        </p>
        <ItemGrid items={found} empty={<NoneFound words={words} onClear={onClearSearch} />} />
      </div>
    );
  }
  if (group !== null) {
    return (
      <div className={styles.content}>
        <ItemGrid items={inGroup} empty={<EmptyState title={t('noFavourites')} hint={t('noFavouritesHint')} />} />
      </div>
    );
  }
  const recent = items.length >= RECENT_WORTHWHILE ? recentItems(items, RECENT_SHOWN) : [];
  return (
    <div className={styles.content}>
      {recent.length > 0 && (
        <section aria-labelledby="hall-recent">
          <h2 id="hall-recent" className={styles.heading}>
            {t('recent')}
          </h2>
          <ItemGrid items={recent} />
        </section>
      )}
      <section aria-labelledby="hall-all">
        <h2 id="hall-all" className={recent.length > 0 ? styles.heading : 'visually-hidden'}>
          {t('services')}
        </h2>
        <ItemGrid items={items} />
      </section>
    </div>
  );
}

function NoneFound({ words, onClear }: { words: string; onClear: () => void }) {
  const { t } = useTranslation('hall');
  return (
    <EmptyState
      title={t('noneFound', { words })}
      hint={t('noneFoundHint')}
      action={
        <button type="button" className={styles.clear} onClick={onClear}>
          {t('clearSearch')}
        </button>
      }
    />
  );
}
