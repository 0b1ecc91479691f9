import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { CountBadge } from '../../components/count-badge.tsx';
import { pagesFor } from '../../features/admin/index.ts';
import { useCounts } from '../../lib/counts.ts';
import { paths } from '../../lib/paths.ts';
import { prefetchOn } from '../../lib/prefetch.ts';

import { useCurrentUser } from '../../lib/session/session.ts';

import { isCurrent, useNavItems } from './nav-items.tsx';

import styles from './site-header.module.css';

export function MainNav() {
  const { t } = useTranslation('layout');
  const { pathname } = useLocation();
  const counts = useCounts();
  const places = useNavItems();
  const { permissions } = useCurrentUser();
  const manages = pagesFor(permissions).length > 0;
  return [
    ...places.map((item) => (
      <Link
        key={item.name}
        to={item.path}
        className={styles.link}
        aria-current={isCurrent(item, pathname) ? 'page' : undefined}
        {...prefetchOn(item.path)}
      >
        {t(`nav.${item.name}`)}
        {item.name === 'tasks' && <CountBadge count={counts.data?.todo ?? 0} label={t('todoCount')} />}
      </Link>
    )),
    ...(permissions.includes('definitions.edit')
      ? [
          <Link
            key="studio"
            to={paths.studio}
            className={styles.link}
            aria-current={pathname.startsWith(paths.studio) ? 'page' : undefined}
            {...prefetchOn(paths.studio)}
          >
            {t('studio')}
          </Link>,
        ]
      : []),
    ...(manages
      ? [
          <Link
            key="admin"
            to={paths.admin}
            className={styles.link}
            aria-current={pathname.startsWith(paths.admin) ? 'page' : undefined}
            {...prefetchOn(paths.admin)}
          >
            {t('manage')}
          </Link>,
        ]
      : []),
  ];
}
