import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useDeleteDraft } from '../api/delete-draft.ts';

/** Throws a draft away and says how that went. */
export function useDraftRemoval(): (id: string) => void {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const { mutate } = useDeleteDraft();
  return useCallback(
    (id) =>
      mutate(id, {
        onSuccess: () => void message.success(t('draft.deleted')),
        onError: (error) => void message.error(problemText(error)),
      }),
    [mutate, message, problemText, t],
  );
}
