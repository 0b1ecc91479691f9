import { Link } from 'react-router';
import { prefetchOn } from '../../lib/prefetch.ts';
import { PickAll, PickRow } from './pick-row.tsx';
import styles from './record-list.module.css';
import type { RecordListProps } from './record-list.tsx';

export function RecordTable<T>(props: RecordListProps<T>) {
  const {
    label,
    rows,
    rowKey,
    href,
    linkText,
    linkTitle,
    sub,
    marks,
    unread,
    columns,
    actions,
    actionsTitle,
    selection,
  } = props;
  return (
    <table className={styles.table} aria-label={label}>
      <colgroup>
        {selection && <col className={styles.checkColumn} />}
        <col />
        {columns.map((column) => (
          <col
            key={column.key}
            style={{ width: column.width }}
            className={column.wideOnly ? styles.wideOnly : undefined}
          />
        ))}
        {actions && <col className={styles.actionsColumn} />}
      </colgroup>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className={styles.checkCell}>
              <PickAll rows={rows} rowKey={rowKey} {...selection} />
            </th>
          )}
          <th scope="col">{linkTitle}</th>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.wideOnly ? styles.wideOnly : undefined}>
              {column.title}
            </th>
          ))}
          {actions && (
            <th scope="col">
              <span className="visually-hidden">{actionsTitle}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-row data-unread={unread?.(row) || undefined}>
            {selection && (
              <td className={styles.checkCell}>
                <PickRow row={row} rowKey={rowKey} {...selection} />
              </td>
            )}
            <td>
              <div className={styles.titleCell}>
                <Link to={href(row)} className={styles.link} data-row-link {...prefetchOn(href(row))}>
                  <span className={styles.linkText}>{linkText(row)}</span>
                  {sub && <span className={styles.sub}>{sub(row)}</span>}
                </Link>
                {marks?.(row)}
              </div>
            </td>
            {columns.map((column) => (
              <td key={column.key} className={column.wideOnly ? styles.wideOnly : undefined}>
                {column.render(row)}
              </td>
            ))}
            {actions && <td className={styles.actions}>{actions(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
