import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../components/people-picker/people-picker.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useSendCopy } from '../api/send-copy.ts';

interface CopyPickerProps {
  instanceId: string;
  open: boolean;
  onClose: () => void;
}

/** 抄送: who gets a copy to read. */
export function CopyPicker({ instanceId, open, onClose }: CopyPickerProps) {
  const { t } = useTranslation('instances');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const user = useCurrentUser();
  const sendCopy = useSendCopy(instanceId);
  return (
    <PeoplePicker
      open={open}
      title={t('cc.people')}
      multiple
      value={[]}
      excluded={[user.id]}
      onConfirm={(people) => {
        onClose();
        if (people.length === 0) return;
        sendCopy.mutate(
          people.map((person) => person.id),
          {
            onSuccess: () => void message.success(t('cc.done')),
            onError: (error) => void message.error(problemText(error)),
          },
        );
      }}
      onCancel={onClose}
    />
  );
}
