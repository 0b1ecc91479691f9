import { UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { CountBadge } from '../../components/count-badge.tsx';
import { useCounts } from '../../lib/counts.ts';
import { paths } from '../../lib/paths.ts';
import { prefetchOn } from '../../lib/prefetch.ts';
import { useCurrentUser } from '../../lib/session/session.ts';
import { NAV_ITEMS, useNavItems } from './nav-items.tsx';
import styles from './tab-bar.module.css';

const TAB_ROOTS: readonly string[] = [...NAV_ITEMS.map((item) => item.path), paths.me];

/** Whether a page is one of the tabs; pages below them have a back button instead of tabs. */
export function isTabRoot(pathname: string): boolean {
  return TAB_ROOTS.includes(pathname);
}

/** Navigation of phones, in reach of the thumb. */
export function TabBar() {
  const { t } = useTranslation('layout');
  const { pathname } = useLocation();
  const counts = useCounts();
  const { visitorOf } = useCurrentUser();
  const me = { name: 'me', path: paths.me, icon: <UserOutlined />, activeIcon: <UserOutlined />, label: t('tab.me') };
  const places = useNavItems().map((item) => ({ ...item, label: t(`tab.${item.name}`) }));
  const tabs = visitorOf ? places : [...places, me];
  return (
    <nav className={styles.bar} aria-label={t('mainNavigation')}>
      {tabs.map((tab) => {
        const current = pathname === tab.path;
        return (
          <Link
            key={tab.name}
            to={tab.path}
            className={styles.tab}
            aria-current={current ? 'page' : undefined}
            {...prefetchOn(tab.path)}
          >
            <span className={styles.icon} aria-hidden="true">
              {current ? tab.activeIcon : tab.icon}
            </span>
            {tab.label}
            {tab.name === 'tasks' && (
              <span className={styles.badge}>
                <CountBadge count={counts.data?.todo ?? 0} label={t('todoCount')} />
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
