import { CheckOutlined, CloudOutlined, DisconnectOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import type { Saving } from '../store/draft-state.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './save-state.module.css';

const ICONS: Record<Saving['state'], ReactNode> = {
  saved: <CheckOutlined aria-hidden="true" />,
  waiting: <CloudOutlined aria-hidden="true" />,
  saving: <LoadingOutlined aria-hidden="true" />,
  offline: <DisconnectOutlined aria-hidden="true" />,
  failed: <WarningOutlined aria-hidden="true" />,
  locked: <WarningOutlined aria-hidden="true" />,
  conflict: <WarningOutlined aria-hidden="true" />,
};

/** Whether everything is saved, in a word. */
export function SaveState() {
  const { t } = useTranslation('studio');
  const problemText = useProblemText();
  const { saving, store, readOnly } = useItemDraft();
  if (readOnly && saving.state === 'saved') return null;
  const words = (): string => {
    if (saving.state === 'failed') return t('save.failed', { why: problemText(saving.error) });
    return t(saving.state === 'locked' || saving.state === 'conflict' ? 'save.waiting' : `save.${saving.state}`);
  };
  return (
    <span className={styles.state} data-state={saving.state} role="status">
      {ICONS[saving.state]} {words()}
      {saving.state === 'failed' && (
        <Button type="link" size="small" onClick={() => void store.flush()}>
          {t('save.retry')}
        </Button>
      )}
    </span>
  );
}
