import type { InstanceDetail } from '@flowhall/contracts';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTerminateInstance } from '../api/terminate-instance.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface TerminateDialogProps {
  instanceId: string;
  open: boolean;
  onClose: () => void;
  onDone?: (instance: InstanceDetail) => void;
}

/** Ends an application for good, with a reason. */
export function TerminateDialog({ instanceId, open, onClose, onDone }: TerminateDialogProps) {
  const { t } = useTranslation('instances');
  const { message } = App.useApp();
  const terminate = useTerminateInstance(instanceId);
  const confirm = (reason: string) =>
    terminate.mutate(reason, {
      onSuccess: (instance) => {
        void message.success(t('terminate.done'));
        onClose();
        onDone?.(instance);
      },
    });
  return (
    <ReasonDialog
      open={open}
      title={t('terminate.title')}
      hint={t('terminate.hint')}
      label={t('terminate.reason')}
      missing={t('terminate.reasonMissing')}
      confirm={t('terminate.confirm')}
      danger
      pending={terminate.isPending}
      error={terminate.error}
      onConfirm={confirm}
      onCancel={onClose}
    />
  );
}
