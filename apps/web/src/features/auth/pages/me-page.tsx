import {
  BellOutlined,
  LogoutOutlined,
  PartitionOutlined,
  RightOutlined,
  SafetyOutlined,
  SettingOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CountBadge } from '../../../components/count-badge.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { signOut } from '../../../lib/api/sign-out.ts';
import { useCounts } from '../../../lib/counts.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { chooseTheme, THEME_CHOICES, themeChoice } from '../../../lib/preferences.ts';
import { prefetchOn } from '../../../lib/prefetch.ts';
import { chooseLanguage } from '../../../lib/session/language-choice.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useStore } from '../../../lib/store.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { pagesFor } from '../../admin/index.ts';
import { OwnNotificationSettings } from '../../notifications/index.ts';
import { MySignature } from '../components/my-signature.tsx';
import styles from './me-page.module.css';

/** Own account: who, where, messages, language, theme; the last tab on phones. */
export function MePage() {
  const { t } = useTranslation('auth');
  const { t: layout } = useTranslation('layout');
  const text = useLocalized();
  const user = useCurrentUser();
  const counts = useCounts();
  const theme = useStore(themeChoice);
  const language = useLanguage();
  return (
    <PageContainer title={t('me.title')}>
      <section className={styles.card}>
        <p className={styles.name}>{user.name}</p>
        <p className={styles.quiet}>{user.username}</p>
        <ul aria-label={t('me.departments')} className={styles.departments}>
          {user.memberships.map((membership) => (
            <li key={membership.departmentId + (membership.post?.zh ?? '')}>
              {[text(membership.department), membership.post && text(membership.post)].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.card}>
        <Link to={paths.notifications} className={styles.row} {...prefetchOn(paths.notifications)}>
          <BellOutlined aria-hidden="true" />
          <span className={styles.label}>{t('me.notifications')}</span>
          <CountBadge count={counts.data?.notifications ?? 0} label={t('me.unread')} />
          <RightOutlined aria-hidden="true" className={styles.quiet} />
        </Link>
        <Link to={paths.deputies} className={styles.row} {...prefetchOn(paths.deputies)}>
          <SwapOutlined aria-hidden="true" />
          <span className={styles.label}>
            {t('me.deputies')}
            <span className={styles.hint}>{t('me.deputiesHint')}</span>
          </span>
          <RightOutlined aria-hidden="true" className={styles.quiet} />
        </Link>
        <Link to={paths.account} className={styles.row} {...prefetchOn(paths.account)}>
          <SafetyOutlined aria-hidden="true" />
          <span className={styles.label}>
            {t('account.title')}
            <span className={styles.hint}>{t('account.hint')}</span>
          </span>
          <RightOutlined aria-hidden="true" className={styles.quiet} />
        </Link>
        {user.permissions.includes('definitions.edit') && (
          <Link to={paths.studio} className={styles.row} {...prefetchOn(paths.studio)}>
            <PartitionOutlined aria-hidden="true" />
            <span className={styles.label}>{layout('studio')}</span>
            <RightOutlined aria-hidden="true" className={styles.quiet} />
          </Link>
        )}
        {pagesFor(user.permissions).length > 0 && (
          <Link to={paths.admin} className={styles.row} {...prefetchOn(paths.admin)}>
            <SettingOutlined aria-hidden="true" />
            <span className={styles.label}>{layout('manage')}</span>
            <RightOutlined aria-hidden="true" className={styles.quiet} />
          </Link>
        )}
        <div className={styles.row}>
          <span className={styles.label} id="me-language">
            {t('me.language')}
          </span>
          <Segmented
            aria-labelledby="me-language"
            value={language}
            onChange={(next) => void chooseLanguage(next)}
            options={[
              { value: 'zh' as const, label: '中文' },
              { value: 'en' as const, label: 'English' },
            ]}
          />
        </div>
        <div className={styles.row}>
          <span className={styles.label} id="me-theme">
            {layout('theme.title')}
          </span>
          <Segmented
            aria-labelledby="me-theme"
            value={theme}
            onChange={chooseTheme}
            options={THEME_CHOICES.map((choice) => ({ value: choice, label: layout(`theme.${choice}`) }))}
          />
        </div>
      </section>
      <OwnNotificationSettings />
      <MySignature />
      <Button block size="large" icon={<LogoutOutlined />} onClick={() => void signOut()}>
        {layout('signOut')}
      </Button>
    </PageContainer>
  );
}
