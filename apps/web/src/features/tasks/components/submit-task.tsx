import type { InstanceDetail, TaskAction, TaskDetail } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SubmitDialog } from '../../../components/submit-dialog/submit-dialog.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useCompleteTask } from '../api/complete-task.ts';
import { taskOptionsQuery } from '../api/get-options.ts';
import type { Edits } from '../lib/apply-edits.ts';
import { agreePurpose, usePhrases } from './use-phrases.ts';

export interface ActionDialogProps {
  task: TaskDetail;
  action: TaskAction;
  opinion: string;
  onOpinion: (opinion: string) => void;
  onSend: () => void;
  onDone: (instance: InstanceDetail) => void;
  /** Gets every failure; answers true when it deals with it outside of the dialog. */
  onFailed: (error: unknown) => boolean;
  onClose: () => void;
}

interface SubmitTaskProps extends ActionDialogProps {
  outcome: 'agree' | 'disagree';
  edits: Edits;
}

/** 流程处理 of a task: agree or disagree, with the next step and its people. */
export function SubmitTask({ task, action, outcome, edits, opinion, ...on }: SubmitTaskProps) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const phrases = usePhrases(outcome === 'disagree' ? 'against' : agreePurpose(task.step.kind));
  const form = Object.keys(edits).length > 0 ? { form: { ...edits } } : {};
  const options = useQuery(taskOptionsQuery(task.id, { outcome, ...form }));
  const complete = useCompleteTask(task);
  return (
    <SubmitDialog
      open
      {...(outcome === 'disagree' ? { title: text(action.label), endsWords: t('submit.disagreeEnds') } : {})}
      actionLabel={text(action.label)}
      options={options.data}
      optionsError={options.error}
      onRetryOptions={() => void options.refetch()}
      opinion={action.opinion}
      needs={action}
      initialOpinion={opinion}
      phrases={phrases}
      submitting={complete.isPending}
      problem={complete.error}
      onSubmit={(submission) => {
        on.onOpinion(submission.opinion ?? '');
        on.onSend();
        complete.mutate(
          { outcome, ...form, ...submission },
          {
            onSuccess: on.onDone,
            onError: (error) => {
              if (on.onFailed(error)) on.onClose();
            },
          },
        );
      }}
      onCancel={(typed) => {
        on.onOpinion(typed);
        on.onClose();
      }}
    />
  );
}
