import type { StudioItem } from '@flowhall/contracts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ItemIcon } from '../../../components/item-icon/item-icon.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './item-row.module.css';

/** An item of the list: its version, what runs on it, and its draft. The whole row opens it. */
export function ItemRow({ item, onOpen }: { item: StudioItem; onOpen: () => void }) {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const { current, draft } = item;
  return (
    <li className={styles.item}>
      <button type="button" className={styles.row} onClick={onOpen}>
        <ItemIcon name={item.icon} size={36} />
        <span className={styles.what}>
          <strong>{text(item.name)}</strong>
          <span className={styles.quiet}>
            {[item.category && text(item.category), item.key].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={styles.fact}>
          {current ? (
            <>
              {t('version', { version: current.version })}
              <span className={styles.quiet}>
                <RelativeTime value={current.deployedAt} />
              </span>
            </>
          ) : (
            <span className={styles.quiet}>{t('notDeployed')}</span>
          )}
        </span>
        <span className={styles.running}>
          {item.runningInstances > 0 ? t('runningCount', { count: item.runningInstances }) : ''}
        </span>
        <span className={styles.draft}>
          {draft?.changed && (
            <>
              <Tag color="gold">{t('draftChanged')}</Tag>
              <span className={styles.quiet}>
                {draft.by} · <RelativeTime value={draft.at} />
              </span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}
