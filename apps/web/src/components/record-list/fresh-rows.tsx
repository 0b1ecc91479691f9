import { ArrowUpOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './record-list.module.css';

/** Says how many rows have come in, and shows them when asked to. */
export function FreshRows({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('lists');
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className={styles.fresh} onClick={onShow}>
          <ArrowUpOutlined aria-hidden="true" /> {t('fresh', { count })}
        </button>
      )}
    </div>
  );
}
