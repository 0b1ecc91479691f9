import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BrandMark } from '../../components/brand-mark.tsx';
import { LanguageButton } from '../../components/language-button.tsx';
import { NotificationBell } from '../../features/notifications/index.ts';
import { paths } from '../../lib/paths.ts';
import { useCurrentUser } from '../../lib/session/session.ts';
import { useSiteName } from '../../lib/site.ts';
import { MainNav } from './main-nav.tsx';
import styles from './site-header.module.css';
import { UserMenu } from './user-menu.tsx';

/** Header of wide screens. */
export function SiteHeader() {
  const { t } = useTranslation('layout');
  const siteName = useSiteName();
  const { visitorOf } = useCurrentUser();
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link to={paths.hall} className={styles.brand}>
          <BrandMark />
          <span className={styles.name}>{siteName}</span>
        </Link>
        <nav className={styles.nav} aria-label={t('mainNavigation')}>
          <MainNav />
        </nav>
        <div className={styles.tools}>
          {visitorOf === null && <NotificationBell />}
          <LanguageButton />
          <UserMenu />
        </div>
      </div>
    </header>
  );
}
