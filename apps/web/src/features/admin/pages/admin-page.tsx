import {
  CalendarOutlined,
  ClusterOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  IdcardOutlined,
  RightOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SwapOutlined,
  TeamOutlined,
  UserDeleteOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { prefetchOn } from '../../../lib/prefetch.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { type AdminPage as Page, pagesFor } from '../admin-pages.ts';
import styles from './admin-page.module.css';

const ICONS: Record<Page['name'], ReactNode> = {
  calendar: <CalendarOutlined />,
  deputies: <SwapOutlined aria-hidden="true" />,
  leavers: <UserDeleteOutlined />,
  directories: <ClusterOutlined />,
  handOver: <UserSwitchOutlined aria-hidden="true" />,
  texts: <FileTextOutlined />,
  deliveries: <SendOutlined />,
  roles: <SafetyCertificateOutlined />,
  grants: <TeamOutlined />,
  audit: <FileSearchOutlined />,
  providers: <IdcardOutlined />,
};

/** What the signed-in person may look after. */
export function AdminPage() {
  const { t } = useTranslation('admin');
  const { t: layout } = useTranslation('layout');
  const pages = pagesFor(useCurrentUser().permissions);
  return (
    <PageContainer title={t('title')} back={paths.me}>
      {pages.length === 0 && <EmptyState title={layout('notFound.text')} hint={layout('notFound.hint')} />}
      <ul className={styles.pages}>
        {pages.map((page) => (
          <li key={page.name}>
            <Link to={page.path} className={styles.page} {...prefetchOn(page.path)}>
              <span className={styles.icon} aria-hidden="true">
                {ICONS[page.name]}
              </span>
              <span className={styles.words}>
                <strong>{t(`page.${page.name}`)}</strong>
                <span className={styles.hint}>{t(`page.${page.name}Hint`)}</span>
              </span>
              <RightOutlined aria-hidden="true" className={styles.hint} />
            </Link>
          </li>
        ))}
      </ul>
    </PageContainer>
  );
}
