import { useQuery } from '@tanstack/react-query';
import { Button, Divider } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { webView } from '../../../lib/web-view/current-web-view.ts';
import { providersQuery } from '../api/providers.ts';
import { providerFor, startAddress } from '../provider-for.ts';
import styles from './provider-buttons.module.css';

export interface ProviderButtonsProps {
  returnPath: string;
  /** Inside an app that knows who somebody is, goes to its provider without asking; not after a failure or signing out. */
  direct: boolean;
}

/** Leads to other systems that say who somebody is, and back to the page that was wanted. Nothing where there are none. */
export function ProviderButtons({ returnPath, direct }: ProviderButtonsProps) {
  const { t } = useTranslation('auth');
  const localized = useLocalized();
  const { items = [] } = useQuery(providersQuery).data ?? {};
  const elsewhere = items.filter(({ kind }) => kind !== 'ldap');
  const meant = direct ? providerFor(webView.app, items)?.key : undefined;
  useEffect(() => {
    if (meant) window.location.replace(startAddress(meant, returnPath));
  }, [meant, returnPath]);
  if (elsewhere.length === 0) return null;
  return (
    <div className={styles.providers}>
      {elsewhere.map(({ key, name }) => (
        <Button key={key} block size="large" href={startAddress(key, returnPath)}>
          {t('provider.with', { name: localized(name) })}
        </Button>
      ))}
      <Divider plain className={styles.or}>
        {t('provider.or')}
      </Divider>
    </div>
  );
}
