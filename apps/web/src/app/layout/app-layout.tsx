import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { isRead } from '../../lib/paths.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import styles from './app-layout.module.css';
import { NavigationProgress } from './navigation-progress.tsx';
import { SiteHeader } from './site-header.tsx';
import { isTabRoot, TabBar } from './tab-bar.tsx';
import { useLiveUpdates } from './use-live-updates.ts';

const PullToRefresh = lazy(async () => ({
  default: (await import('../../components/pull-to-refresh/pull-to-refresh.tsx')).PullToRefresh,
}));
const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));

/** Frame of every page for signed-in people: header on wide screens, bottom tabs on phones. */
export function AppLayout() {
  const { t } = useTranslation('layout');
  const isPhone = useIsPhone();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);
  const queries = useQueryClient();
  useLiveUpdates();

  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    // Screen readers and the keyboard continue at the new page, not at the link that was left behind.
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  const hasTabs = isPhone && isTabRoot(pathname);
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('skipToContent')}
      </a>
      <NavigationProgress />
      <Suspense fallback={null}>
        <PullToRefresh
          page={main}
          enabled={isPhone && isRead(pathname)}
          refresh={() => queries.refetchQueries({ type: 'active' })}
        />
        <Notices />
      </Suspense>
      {!isPhone && <SiteHeader />}
      <main id="main" ref={main} tabIndex={-1} className={hasTabs ? styles.mainAboveTabs : styles.main}>
        <Outlet />
      </main>
      {hasTabs && <TabBar />}
      <ScrollRestoration />
    </>
  );
}
