import { StarFilled, StarOutlined } from '@ant-design/icons';
import type { ItemSummary } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ItemIcon } from '../../../components/item-icon/item-icon.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { prefetchOn } from '../../../lib/prefetch.ts';
import { useSetFavourite } from '../api/set-favourite.ts';
import { ClosedMark } from './closed-mark.tsx';
import styles from './item-card.module.css';

/** One service; the whole card leads to it, the star alone does not. */
export function ItemCard({ item }: { item: ItemSummary }) {
  const { t } = useTranslation('hall');
  const { t: common } = useTranslation('common');
  const text = useLocalized();
  const setFavourite = useSetFavourite();
  const name = text(item.name);
  const path = paths.item(item.key);
  return (
    <article className={styles.card}>
      <ItemIcon name={item.icon} size={44} />
      <div className={styles.words}>
        <h3 className={styles.name}>
          <Link to={path} className={styles.link} {...prefetchOn(path)}>
            {name}
          </Link>
        </h3>
        <p className={styles.department}>{text(item.department)}</p>
        {item.closed && <ClosedMark opensAt={item.closed.opensAt} />}
        {!item.closed && item.promisedDays !== null && (
          <p className={styles.promise}>
            {t('promised', { days: common('workingDays', { count: item.promisedDays }) })}
          </p>
        )}
      </div>
      <button
        type="button"
        className={styles.star}
        aria-pressed={item.favourite}
        aria-label={t(item.favourite ? 'removeFavourite' : 'addFavourite', { name })}
        onClick={() => setFavourite.mutate({ key: item.key, favourite: !item.favourite })}
      >
        {item.favourite ? <StarFilled aria-hidden="true" /> : <StarOutlined aria-hidden="true" />}
      </button>
    </article>
  );
}
