import type { DefinitionSummary } from '@flowhall/contracts';
import { App, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { useActivateVersion } from '../api/versions.ts';
import styles from './version-dialog.module.css';

/** Makes an older version the one for new applications again. */
export function RollBackDialog({ version, onClose }: { version: DefinitionSummary; onClose: () => void }) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const id = useId();
  const activate = useActivateVersion(version.itemKey);
  const [reason, setReason] = useState('');
  const confirm = () =>
    activate.mutate(
      { version: version.version, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t('rollBack.done', { version: version.version }));
          onClose();
        },
      },
    );
  return (
    <SheetDialog
      open
      title={t('rollBack.title', { version: version.version })}
      confirmLabel={t('rollBack.ok')}
      pending={activate.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {activate.error && <ProblemAlert error={activate.error} />}
        <p className={styles.hint}>{t('rollBack.hint')}</p>
        <Field id={`${id}-reason`} label={t('rollBack.reason')}>
          <Input.TextArea
            id={`${id}-reason`}
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
    </SheetDialog>
  );
}
