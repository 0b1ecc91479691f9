import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { publicItemsQuery } from '../api/public-items.ts';
import styles from './public-items.module.css';

/** For people without an account: what they may apply for all the same. */
export function PublicItems() {
  const { t } = useTranslation('auth');
  const text = useLocalized();
  const { data } = useQuery(publicItemsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <p className={styles.items}>
      <span>{t('visit.noAccount')}</span>
      {data.items.map((item) => (
        <Link key={item.key} to={paths.visit(item.key)}>
          {text(item.name)}
        </Link>
      ))}
    </p>
  );
}
