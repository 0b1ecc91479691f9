import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWithdrawInstance } from '../api/withdraw-instance.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface WithdrawDialogProps {
  instanceId: string;
  open: boolean;
  onClose: () => void;
}

/** Takes back what the caller submitted last, as long as nobody acted on it. */
export function WithdrawDialog({ instanceId, open, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('instances');
  const { message } = App.useApp();
  const withdraw = useWithdrawInstance(instanceId);
  const confirm = (reason: string) =>
    withdraw.mutate(reason, {
      onSuccess: (instance) => {
        void message.success(t(instance.abilities.resubmitTaskId ? 'withdraw.done' : 'withdraw.doneOther'));
        onClose();
      },
    });
  return (
    <ReasonDialog
      open={open}
      title={t('withdraw.title')}
      hint={t('withdraw.hint')}
      label={t('withdraw.reason')}
      confirm={t('withdraw.confirm')}
      pending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={confirm}
      onCancel={onClose}
    />
  );
}
