import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUrgeInstance } from '../api/urge-instance.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface UrgeDialogProps {
  instanceId: string;
  open: boolean;
  onClose: () => void;
}

/** 催办: a word to those for whom the application waits. */
export function UrgeDialog({ instanceId, open, onClose }: UrgeDialogProps) {
  const { t } = useTranslation('instances');
  const { message } = App.useApp();
  const urge = useUrgeInstance(instanceId);
  const confirm = (words: string) =>
    urge.mutate(words, {
      onSuccess: () => {
        void message.success(t('urge.done'));
        onClose();
      },
    });
  return (
    <ReasonDialog
      open={open}
      title={t('urge.title')}
      hint={t('urge.hint')}
      label={t('urge.message')}
      confirm={t('action.urge')}
      pending={urge.isPending}
      error={urge.error}
      onConfirm={confirm}
      onCancel={onClose}
    />
  );
}
