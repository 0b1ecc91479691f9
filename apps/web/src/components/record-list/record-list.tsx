import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { prefetchOn } from '../../lib/prefetch.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { PickRow } from './pick-row.tsx';
import styles from './record-list.module.css';
import { RecordTable } from './record-table.tsx';
import type { Selection } from './selection.ts';
import { useLoadNearEnd } from './use-load-near-end.ts';
import { useRowKeys } from './use-row-keys.ts';

export interface RecordColumn<T> {
  key: string;
  title: string;
  /** CSS width; the columns without one share the rest. */
  width?: string;
  /** Left out on medium widths. */
  wideOnly?: boolean;
  render: (row: T) => ReactNode;
}

export interface RecordListProps<T> {
  /** What the list is, for screen readers. */
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  href: (row: T) => string;
  /** Words of the link that the whole row stands for. */
  linkText: (row: T) => ReactNode;
  /** A quiet line below the link. */
  sub?: (row: T) => ReactNode;
  /** Marks beside the link. */
  marks?: (row: T) => ReactNode;
  unread?: (row: T) => boolean;
  /** Columns after the linked one, on wide screens. */
  linkTitle: string;
  columns: readonly RecordColumn<T>[];
  /** What a card shows below its link, on phones. */
  card: (row: T) => ReactNode;
  /** Buttons of a row, last column or foot of the card. */
  actions?: (row: T) => ReactNode;
  /** Heading of that column, for screen readers. */
  actionsTitle?: string;
  /** Lets rows be picked. */
  selection?: { selection: Selection; labelOf: (row: T) => string; all: string } | undefined;
  /** `narrow`: one column beside what is read, on wide screens. */
  layout?: 'full' | 'narrow';
  /** Key of the row that is being read, in a narrow list. */
  current?: string | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

/**
 * A dense list in which every row leads somewhere: a table on wide screens, cards on phones; j, k and Enter walk it, x picks
 * a row.
 */
export function RecordList<T>(props: RecordListProps<T>) {
  const { t } = useTranslation('common');
  const isPhone = useIsPhone();
  const narrow = props.layout === 'narrow';
  const root = useRef<HTMLDivElement>(null);
  useRowKeys(root);
  const end = useLoadNearEnd(props.hasMore && !props.loadingMore, props.onMore);
  return (
    <div ref={root} className={narrow ? `${styles.root} ${styles.narrow}` : styles.root}>
      {isPhone || narrow ? <RecordCards {...props} /> : <RecordTable {...props} />}
      <div ref={end} />
      {props.hasMore && (
        <div className={styles.more}>
          <Button onClick={props.onMore} loading={props.loadingMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function RecordCards<T>(props: RecordListProps<T>) {
  const { label, rows, rowKey, href, linkText, sub, marks, unread, card, actions, selection, current } = props;
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          className={styles.card}
          data-unread={unread?.(row) || undefined}
          data-current={rowKey(row) === current || undefined}
        >
          <div className={styles.cardHead}>
            {selection && <PickRow row={row} rowKey={rowKey} {...selection} />}
            <Link to={href(row)} className={styles.cardLink} data-row-link {...prefetchOn(href(row))}>
              {linkText(row)}
              {sub && <span className={styles.sub}>{sub(row)}</span>}
            </Link>
            {marks?.(row)}
          </div>
          {card(row)}
          {actions && <div className={styles.cardActions}>{actions(row)}</div>}
        </li>
      ))}
    </ul>
  );
}
