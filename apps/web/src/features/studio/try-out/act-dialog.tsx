import type { Person, TaskAction, TryOutView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { SubmitDialog } from '../../../components/submit-dialog/submit-dialog.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import type { ActBody } from '../api/try-outs.ts';
import { HandDialog } from './hand-dialog.tsx';
import { toEntry } from './to-entry.ts';
import type { TryOutPlay } from './use-try-out.ts';

export interface ActDialogProps {
  tryOut: TryOutPlay;
  view: TryOutView;
  step: TryOutView['steps'][number];
  by: Person;
  /** Whom the person has asked to sign. */
  asked: readonly Person[];
  action: TaskAction;
  form: Record<string, unknown>;
  onClose: () => void;
}

/** What goes with an action: the same dialog that people of the service hall get. */
export function ActDialog(props: ActDialogProps) {
  const { name } = props.action;
  return name === 'agree' || name === 'disagree' ? <Decide {...props} outcome={name} /> : <HandDialog {...props} />;
}

function Decide({
  tryOut,
  view,
  step,
  by,
  action,
  form,
  onClose,
  outcome,
}: ActDialogProps & { outcome: 'agree' | 'disagree' }) {
  const text = useLocalized();
  const entry: ActBody = {
    ...{ by: by.id, do: outcome, at: step.stepId, ...(step.in !== null && { in: step.in }) },
    ...(outcome === 'agree' && { form }),
  };
  const options = useQuery({
    queryKey: ['try-out-options', view.id, view.history.length, entry],
    queryFn: () => tryOut.options(entry),
    gcTime: 0,
  });
  return (
    <SubmitDialog
      open
      actionLabel={text(action.label)}
      options={options.data}
      optionsError={options.error}
      onRetryOptions={() => void options.refetch()}
      opinion={action.opinion}
      needs={action}
      submitting={tryOut.pending}
      problem={tryOut.error}
      onCancel={onClose}
      onSubmit={(submission) =>
        void tryOut.play({ ...entry, ...toEntry(submission) }).then((done) => {
          if (done) onClose();
        })
      }
    />
  );
}
