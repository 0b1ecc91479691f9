import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { BrandMark } from '../../../components/brand-mark.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { LanguageButton } from '../../../components/language-button.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { signOut } from '../../../lib/api/sign-out.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useSiteName } from '../../../lib/site.ts';
import { publicItemsQuery } from '../api/public-items.ts';
import { VisitorForm } from '../components/visitor-form.tsx';
import styles from './visit-page.module.css';

/** A service that needs no account: its guide, and the way in by phone. */
export function VisitPage() {
  const { t } = useTranslation('auth');
  const text = useLocalized();
  const siteName = useSiteName();
  const { key = '' } = useParams();
  const items = useQuery(publicItemsQuery);
  const item = items.data?.items.find((one) => one.key === key);
  const title = item ? text(item.name) : siteName;
  return (
    <div className={styles.page}>
      <title>{`${title} · ${siteName}`}</title>
      <header className={styles.header}>
        <Link to={paths.signIn()} className={styles.brand}>
          <BrandMark />
          <span>{siteName}</span>
        </Link>
        <LanguageButton />
      </header>
      <main className={styles.main}>
        {items.isError && <ErrorState error={items.error} onRetry={() => void items.refetch()} />}
        {items.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {items.data && !item && <EmptyState title={t('visit.unknown')} hint={t('visit.unknownHint')} />}
        {item && (
          <>
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.department}>{text(item.department)}</p>
            <div className={styles.columns}>
              <section className={styles.card} aria-label={t('visit.guide')}>
                <div
                  className={styles.guide}
                  // The server sanitises guides when they are deployed.
                  dangerouslySetInnerHTML={{ __html: text(item.guide) }}
                />
              </section>
              <section className={`${styles.card} ${styles.entry}`} aria-label={t('visit.enter')}>
                <Entry itemKey={key} />
              </section>
            </div>
          </>
        )}
      </main>
    </div>
  );
}

/** The phone, or the ways on for whoever is in. */
function Entry({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('auth');
  const session = useSession();
  if (session.state !== 'signed-in') return <VisitorForm itemKey={itemKey} />;
  return (
    <div className={styles.ways}>
      <p className={styles.who}>{t('visit.signedIn', { name: session.user.name })}</p>
      <ButtonLink type="primary" block to={paths.apply(itemKey)}>
        {t('visit.apply')}
      </ButtonLink>
      <ButtonLink block to={paths.applications}>
        {t('visit.applications')}
      </ButtonLink>
      <Button type="text" block onClick={() => void signOut()}>
        {t('visit.leave')}
      </Button>
    </div>
  );
}
