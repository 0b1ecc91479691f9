import { EditOutlined } from '@ant-design/icons';
import type { DraftView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import styles from './draft-hint.module.css';

/** Reminds of applications for this service that were begun and not submitted. */
export function DraftHint({ draft, count }: { draft: DraftView; count: number }) {
  const { t } = useTranslation('hall');
  return (
    <p className={styles.hint}>
      <EditOutlined aria-hidden="true" />
      <span>
        {t('item.drafts', { count })}
        <span className={styles.time}>
          {t('item.draftSaved')} <RelativeTime value={draft.updatedAt} />
        </span>
      </span>
    </p>
  );
}
