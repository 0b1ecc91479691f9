import { Skeleton } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useSiteName } from '../../../lib/site.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { TAB_NAMES, TABS, type TabName } from '../tabs.ts';
import { DeployButton } from './deploy-button.tsx';
import styles from './draft-frame.module.css';
import { DraftMenu } from './draft-menu.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { ProblemsButton } from './problems-button.tsx';
import { SaveState } from './save-state.tsx';

/** Frame of a draft: what it is, whether it is saved, its tabs, and the way to deploy it. */
export function DraftFrame({ tab }: { tab: TabName }) {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const siteName = useSiteName();
  const { draft } = useItemDraft();
  const Tab = TABS[tab];
  const name = text(draft.name);
  return (
    <div className={styles.frame}>
      <title>{`${name} · ${t('title')} · ${siteName}`}</title>
      <header className={styles.header}>
        <div className={styles.heading}>
          <nav aria-label={t('title')} className={styles.trail}>
            <Link to={paths.studio}>{t('title')}</Link>
          </nav>
          <h1 className={styles.title}>{name}</h1>
          <span className={styles.meta}>
            {draft.basedOn ? t('draft.basedOn', { version: draft.basedOn.version }) : t('draft.isNew')}
          </span>
        </div>
        <div className={styles.tools}>
          <SaveState />
          <ProblemsButton />
          <DeployButton />
          <DraftMenu />
        </div>
        <nav aria-label={t('tabs.label')} className={styles.tabs}>
          {TAB_NAMES.map((each) => (
            <Link
              key={each}
              to={paths.studioDraft(draft.id, each)}
              replace
              className={styles.tab}
              aria-current={each === tab ? 'page' : undefined}
            >
              {t(`tabs.${each}`)}
            </Link>
          ))}
        </nav>
      </header>
      <DraftNotices />
      <Suspense fallback={<Skeleton active className={styles.loading ?? ''} paragraph={{ rows: 8 }} />}>
        <Tab />
      </Suspense>
    </div>
  );
}
