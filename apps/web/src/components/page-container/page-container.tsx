import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSiteName } from '../../lib/site.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { ActionBar } from './action-bar.tsx';
import styles from './page-container.module.css';
import { InPane } from './pane.ts';

export interface PageContainerProps {
  /** Heading of the page and of the browser tab. */
  title: ReactNode;
  /** For the browser tab, where `title` is not plain text. */
  documentTitle?: string;
  /** Where "back" leads when the page was opened directly; without it there is no back button. */
  back?: string;
  /** A line below the title: number, state, dates. */
  meta?: ReactNode;
  /** Small tools at the right end of the phone's top bar and beside the desktop title. */
  extra?: ReactNode;
  /** Buttons that stay in reach: right of the title on desktops, at the bottom of phones. */
  actions?: ReactNode;
  /** `column`: reading and filling in (960 px); `wide`: lists and grids. */
  width?: 'column' | 'wide';
  children: ReactNode;
}

/** Frame of a page: title with a way back, actions, contents. */
export function PageContainer(props: PageContainerProps) {
  const { title, documentTitle, back, meta, extra, actions, width = 'column', children } = props;
  const { t } = useTranslation('common');
  const siteName = useSiteName();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const inPane = useContext(InPane);
  const tabTitle = documentTitle ?? (typeof title === 'string' ? title : '');

  const goBack = () => {
    const cameFromHere = window.history.state?.idx > 0;
    if (cameFromHere) void navigate(-1);
    else void navigate(back || '/');
  };
  const backButton = back !== undefined && !inPane && (
    <Button type="text" className={styles.back} icon={<ArrowLeftOutlined />} aria-label={t('back')} onClick={goBack} />
  );
  return (
    <div className={inPane ? styles.pane : width === 'wide' ? styles.wide : styles.column}>
      {!inPane && <title>{tabTitle ? `${tabTitle} · ${siteName}` : siteName}</title>}
      <header className={actions ? `${styles.header} ${styles.withActions}` : styles.header}>
        {backButton}
        <div className={styles.heading}>
          {inPane ? <h2 className={styles.title}>{title}</h2> : <h1 className={styles.title}>{title}</h1>}
          {meta && !isPhone && <div className={styles.meta}>{meta}</div>}
        </div>
        {extra && !inPane && <div className={styles.extra}>{extra}</div>}
        {actions && !isPhone && <ActionBar>{actions}</ActionBar>}
      </header>
      {meta && isPhone && <div className={styles.phoneMeta}>{meta}</div>}
      <div className={styles.body}>{children}</div>
      {actions && isPhone && <ActionBar>{actions}</ActionBar>}
    </div>
  );
}
