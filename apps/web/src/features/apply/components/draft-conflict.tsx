import type { DraftView, StepForm } from '@flowhall/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { fetchDraft } from '../api/get-draft.ts';
import type { Form } from '../autosave.ts';
import styles from './apply-form.module.css';

const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog }));

export interface DraftConflictProps {
  draftId: string;
  form: StepForm;
  mine: Form;
  onOverwrite: (latest: DraftView) => void;
  onReload: (latest: DraftView) => void;
}

/** The draft was changed elsewhere: nothing is thrown away before the person has decided, with both in view where they like. */
export function DraftConflict({ draftId, form, mine, onOverwrite, onReload }: DraftConflictProps) {
  const { t } = useTranslation('apply');
  const problemText = useProblemText();
  const [both, setBoth] = useState<DraftView | null>(null);
  const overwrite = useMutation({ mutationFn: () => fetchDraft(draftId), onSuccess: onOverwrite });
  const reload = useMutation({ mutationFn: () => fetchDraft(draftId), onSuccess: onReload });
  const compare = useMutation({ mutationFn: () => fetchDraft(draftId), onSuccess: setBoth });
  const error = overwrite.error ?? reload.error ?? compare.error;
  return (
    <>
      <Alert
        className={styles.conflict ?? ''}
        type="warning"
        showIcon
        role="alert"
        title={t('draft.conflict')}
        description={error ? problemText(error) : t('draft.conflictHint')}
        action={
          <>
            <Button type="link" loading={compare.isPending} onClick={() => compare.mutate()}>
              {t('draft.seeBoth')}
            </Button>
            <Button type="link" loading={overwrite.isPending} onClick={() => overwrite.mutate()}>
              {t('draft.keepMine')}
            </Button>
            <Button type="link" loading={reload.isPending} onClick={() => reload.mutate()}>
              {t('draft.takeLatest')}
            </Button>
          </>
        }
      />
      {both && (
        <Suspense fallback={null}>
          <ConflictDialog
            form={form}
            mine={mine}
            latest={both}
            onKeep={(which) => {
              setBoth(null);
              if (which === 'mine') onOverwrite(both);
              else onReload(both);
            }}
            onClose={() => setBoth(null)}
          />
        </Suspense>
      )}
    </>
  );
}
