import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { StepForm } from '../../../components/step-form/step-form.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import type { Form } from '../autosave.ts';
import type { KeptDraft } from '../kept/kept-draft.ts';
import { useKeeper } from '../kept/use-keeper.ts';
import styles from './apply-form.module.css';

export interface OfflineDraftProps {
  kept: KeptDraft;
  /** Tries to reach the server; what is on the page is on the device by then. */
  onReconnect: () => void;
}

/** A draft that is filled in without the network: kept on the device only, checked and submitted later. */
export function OfflineDraft({ kept, onReconnect }: OfflineDraftProps) {
  const { t } = useTranslation('apply');
  const text = useLocalized();
  const [value, setValue] = useState<Form>(kept.form);
  const keeper = useKeeper(kept.item, kept.userId, kept);
  const reconnect = useRef(() => {});
  reconnect.current = () => void keeper.flush().then(onReconnect);

  useEffect(() => {
    const again = () => reconnect.current();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);

  return (
    <PageContainer
      title={text(kept.item.name)}
      back={paths.item(kept.item.key)}
      actions={
        <Button type="primary" onClick={() => reconnect.current()}>
          {t('offline.reconnect')}
        </Button>
      }
    >
      <Alert
        className={styles.conflict ?? ''}
        type="info"
        showIcon
        title={t('offline.title')}
        description={t('offline.hint')}
      />
      <div className={styles.card}>
        <h2 className="visually-hidden">{t('form')}</h2>
        <StepForm
          form={kept.item.form}
          value={value}
          unchecked
          onChange={(next) => {
            setValue(next);
            keeper.keep(next, kept.saved, true);
          }}
        />
      </div>
    </PageContainer>
  );
}
