import type { DraftView } from '@flowhall/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { fetchDraft } from '../api/get-draft.ts';
import styles from './apply-form.module.css';

export interface DraftConflictProps {
  draftId: string;
  onOverwrite: (latest: DraftView) => void;
  onReload: (latest: DraftView) => void;
}

/** The draft was changed elsewhere: nothing is thrown away before the person has decided. */
export function DraftConflict({ draftId, onOverwrite, onReload }: DraftConflictProps) {
  const { t } = useTranslation('apply');
  const problemText = useProblemText();
  const overwrite = useMutation({ mutationFn: () => fetchDraft(draftId), onSuccess: onOverwrite });
  const reload = useMutation({ mutationFn: () => fetchDraft(draftId), onSuccess: onReload });
  const error = overwrite.error ?? reload.error;
  return (
    <Alert
      className={styles.conflict ?? ''}
      type="warning"
      showIcon
      role="alert"
      title={t('draft.conflict')}
      description={error ? problemText(error) : t('draft.conflictHint')}
      action={
        <>
          <Button type="link" loading={overwrite.isPending} onClick={() => overwrite.mutate()}>
            {t('draft.keepMine')}
          </Button>
          <Button type="link" loading={reload.isPending} onClick={() => reload.mutate()}>
            {t('draft.takeLatest')}
          </Button>
        </>
      }
    />
  );
}
