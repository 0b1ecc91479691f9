import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { FAVOURITES, GROUPINGS, type Grouping, type ItemGroup } from '../group-items.ts';
import styles from './group-nav.module.css';

export interface GroupNavProps {
  grouping: Grouping;
  onGrouping: (grouping: Grouping) => void;
  groups: readonly ItemGroup[];
  total: number;
  favourites: number;
  /** Null: all services. */
  selected: string | null;
  onSelect: (key: string | null) => void;
}

/** Choice of a category or a department: a list beside the services, a row to swipe on phones. */
export function GroupNav({ grouping, onGrouping, groups, total, favourites, selected, onSelect }: GroupNavProps) {
  const { t } = useTranslation('hall');
  const text = useLocalized();
  const entries = [
    { key: null, label: t('all'), count: total },
    { key: FAVOURITES, label: t('favourites'), count: favourites },
    ...groups.map(({ key, name, count }) => ({ key, label: text(name), count })),
  ];
  return (
    <nav className={styles.nav} aria-label={t(`groups.${grouping}`)}>
      <fieldset className={styles.groupings}>
        <legend className="visually-hidden">{t('grouping')}</legend>
        {GROUPINGS.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.grouping}
            aria-pressed={each === grouping}
            onClick={() => onGrouping(each)}
          >
            {t(`groupBy.${each}`)}
          </button>
        ))}
      </fieldset>
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
