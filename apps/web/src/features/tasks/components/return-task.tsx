import type { ReturnTaskBody } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Radio, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnclosures } from '../../../components/enclosures/use-enclosures.tsx';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { OpinionField } from '../../../components/submit-dialog/opinion-field.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { type ReturnTarget, returnTargetsQuery } from '../api/get-return-targets.ts';
import { useReturnTask } from '../api/return-task.ts';
import type { ActionName } from '../lib/arrange-actions.ts';
import styles from './action-dialog.module.css';
import { ReturnTargets } from './return-targets.tsx';
import type { ActionDialogProps } from './submit-task.tsx';
import { usePhrases } from './use-phrases.ts';

function offered(targets: readonly ReturnTarget[], action: ActionName): readonly ReturnTarget[] {
  if (action === 'return-previous') return targets.filter((target) => target.previous);
  if (action === 'return-initiator') return targets.filter((target) => target.initiator);
  return targets;
}

function targetOf(target: ReturnTarget, action: ActionName): ReturnTaskBody['target'] {
  if (action === 'return-previous') return 'previous';
  return action === 'return-initiator' ? 'initiator' : { stepId: target.stepId };
}

/** 退回: to which step, what that closes, how it comes back, and why. */
export function ReturnTask({ task, action, opinion, ...on }: ActionDialogProps) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const phrases = usePhrases('against');
  const id = useId();
  const query = useQuery(returnTargetsQuery(task.id));
  const back = useReturnTask(task);
  const [chosen, setChosen] = useState<string | null>(null);
  const [resume, setResume] = useState<'replay' | 'jump-back'>('replay');
  const [typed, setTyped] = useState(opinion);
  const [tried, setTried] = useState(false);
  const enclosures = useEnclosures(action);

  const targets = offered(query.data?.targets ?? [], action.name);
  const target = targets.find(({ stepId }) => stepId === chosen) ?? (targets.length === 1 ? targets[0] : undefined);
  const need = action.opinion === 'required' ? 'required' : 'optional';
  const missing = need === 'required' && !typed.trim();
  const confirm = () => {
    setTried(true);
    if (!target || missing || !enclosures.complete) return;
    on.onOpinion(typed);
    on.onSend();
    enclosures.send((ids) =>
      back.mutate(
        { target: targetOf(target, action.name), opinion: typed.trim(), resume, ...ids },
        {
          onSuccess: on.onDone,
          onError: (error) => {
            if (on.onFailed(error)) on.onClose();
          },
        },
      ),
    );
  };
  return (
    <SheetDialog
      open
      title={text(action.label)}
      confirmLabel={t('return.confirm')}
      confirmDisabled={targets.length === 0}
      pending={back.isPending || enclosures.sending}
      onConfirm={confirm}
      onCancel={() => {
        on.onOpinion(typed);
        on.onClose();
      }}
    >
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {query.data && targets.length === 0 && <EmptyState title={t('return.noTargets')} />}
      {targets.length > 0 && (
        <div className={styles.form}>
          {Boolean(enclosures.problem ?? back.error) && <ProblemAlert error={enclosures.problem ?? back.error} />}
          <Field
            id={`${id}-target`}
            group
            label={t('return.target')}
            problem={tried && !target ? t('return.targetMissing') : null}
          >
            <ReturnTargets targets={targets} value={target?.stepId ?? null} onChange={setChosen} />
          </Field>
          <Field id={`${id}-resume`} group label={t('return.resume')}>
            <Radio.Group
              className={styles.stack}
              value={resume}
              onChange={(event) => setResume(event.target.value === 'jump-back' ? 'jump-back' : 'replay')}
              options={[
                { value: 'replay', label: t('return.replay') },
                { value: 'jump-back', label: t('return.jumpBack') },
              ]}
            />
          </Field>
          <OpinionField
            id={`${id}-opinion`}
            value={typed}
            need={need}
            missing={tried && missing}
            phrases={phrases}
            onChange={setTyped}
          />
          {enclosures.fields(id, tried)}
        </div>
      )}
    </SheetDialog>
  );
}
