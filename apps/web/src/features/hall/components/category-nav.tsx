import type { LocalizedText } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './category-nav.module.css';

/** Stands among the categories for the reader's favourites; no category key begins with `~`. */
export const FAVOURITES = '~favourites';

export interface CategoryNavProps {
  categories: readonly { key: string; name: LocalizedText; count: number }[];
  total: number;
  favourites: number;
  /** Null: all services. */
  selected: string | null;
  onSelect: (key: string | null) => void;
}

/** Choice of a category: a list beside the services, a row to swipe on phones. */
export function CategoryNav({ categories, total, favourites, selected, onSelect }: CategoryNavProps) {
  const { t } = useTranslation('hall');
  const text = useLocalized();
  const entries = [
    { key: null, label: t('all'), count: total },
    { key: FAVOURITES, label: t('favourites'), count: favourites },
    ...categories.map(({ key, name, count }) => ({ key, label: text(name), count })),
  ];
  return (
    <nav className={styles.nav} aria-label={t('categories')}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.key ?? ''}>
            <button
              type="button"
              className={styles.entry}
              aria-current={entry.key === selected ? 'true' : undefined}
              onClick={() => onSelect(entry.key)}
            >
              <span>{entry.label}</span>
              <span className={styles.count}>{entry.count}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
