import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sendingReport } from '../../features/apply/index.ts';
import { useLocalized } from '../../lib/localized.ts';
import { useOnline } from '../../lib/online.ts';
import { paths } from '../../lib/paths.ts';
import { useStore } from '../../lib/store.ts';
import { openNewVersion, updateWaits } from '../installed/service-worker.ts';
import styles from './notices.module.css';

/** What concerns every page: there is no network, drafts have been sent that were written without, there is a newer version. */
export function Notices() {
  const { t } = useTranslation('layout');
  const text = useLocalized();
  const online = useOnline();
  const update = useStore(updateWaits);
  const report = useStore(sendingReport);
  const close = () => sendingReport.set(null);

  if (!online) {
    return (
      <Notice kind="offline" icon={<DisconnectOutlined aria-hidden="true" />}>
        {t('offline.notice')}
      </Notice>
    );
  }
  const conflict = report?.conflicts[0];
  if (conflict) {
    const act = (
      <Link className={styles.act} to={paths.apply(conflict.item.key, conflict.saved?.id)} onClick={close}>
        {t('offline.see')}
      </Link>
    );
    return (
      <Notice kind="offline" icon={<ExclamationCircleOutlined aria-hidden="true" />} act={act}>
        {t('offline.conflict', { name: text(conflict.item.name) })}
      </Notice>
    );
  }
  if (report) {
    const act = <Act onClick={close}>{t('offline.close')}</Act>;
    return (
      <Notice icon={<CheckOutlined aria-hidden="true" />} act={act}>
        {t('offline.sent', { count: report.sent.length })}
      </Notice>
    );
  }
  if (!update) return null;
  return (
    <Notice icon={<CloudSyncOutlined aria-hidden="true" />} act={<Act onClick={openNewVersion}>{t('update.use')}</Act>}>
      {t('update.notice')}
    </Notice>
  );
}

function Act({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.act} onClick={onClick}>
      {children}
    </button>
  );
}

interface NoticeProps {
  kind?: 'offline';
  icon: ReactNode;
  act?: ReactNode;
  children: ReactNode;
}

function Notice({ kind, icon, act, children }: NoticeProps) {
  return (
    <div className={styles.notice} role="status" data-kind={kind}>
      {icon}
      <span className={styles.text}>{children}</span>
      {act}
    </div>
  );
}
