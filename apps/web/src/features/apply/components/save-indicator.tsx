import { CheckOutlined, CloudSyncOutlined, ExclamationCircleOutlined, MobileOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { useOnline } from '../../../lib/online.ts';
import { clockTime } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import type { AutosaveState } from '../autosave.ts';
import styles from './apply-form.module.css';

/** "已保存 10:32": whether what was typed is safe. */
export function SaveIndicator({ state }: { state: AutosaveState }) {
  const { t } = useTranslation('apply');
  const language = useLanguage();
  const problemText = useProblemText();
  const online = useOnline();
  const { status, draft, error } = state;
  if (status === 'idle' || status === 'conflict') return null;
  if (status === 'failed') {
    if (!online) {
      return (
        <span className={`${styles.saved} ${styles.failed}`} role="status">
          <MobileOutlined aria-hidden="true" />
          {t('draft.onDevice')}
        </span>
      );
    }
    const retried = error instanceof ApiProblem && error.transient;
    return (
      <span className={`${styles.saved} ${styles.failed}`} role="status">
        <ExclamationCircleOutlined aria-hidden="true" />
        {retried ? t('draft.retrying') : t('draft.failed', { reason: problemText(error) })}
      </span>
    );
  }
  if (status === 'saved' && draft) {
    return (
      <span className={styles.saved} role="status">
        <CheckOutlined aria-hidden="true" />
        {t('draft.saved', { time: clockTime(draft.updatedAt, language) })}
      </span>
    );
  }
  return (
    <span className={styles.saved}>
      <CloudSyncOutlined aria-hidden="true" />
      {t('draft.saving')}
    </span>
  );
}
