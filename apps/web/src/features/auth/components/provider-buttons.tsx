import { useQuery } from '@tanstack/react-query';
import { Button, Divider } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { providersQuery } from '../api/providers.ts';
import styles from './provider-buttons.module.css';

/** Leads to other systems that say who somebody is, and back to the page that was wanted. Nothing where there are none. */
export function ProviderButtons({ returnPath }: { returnPath: string }) {
  const { t } = useTranslation('auth');
  const localized = useLocalized();
  const { items = [] } = useQuery(providersQuery).data ?? {};
  const elsewhere = items.filter(({ kind }) => kind !== 'ldap');
  if (elsewhere.length === 0) return null;
  return (
    <div className={styles.providers}>
      {elsewhere.map(({ key, name }) => (
        <Button
          key={key}
          block
          size="large"
          href={`/api/auth/providers/${encodeURIComponent(key)}/start?return=${encodeURIComponent(returnPath)}`}
        >
          {t('provider.with', { name: localized(name) })}
        </Button>
      ))}
      <Divider plain className={styles.or}>
        {t('provider.or')}
      </Divider>
    </div>
  );
}
