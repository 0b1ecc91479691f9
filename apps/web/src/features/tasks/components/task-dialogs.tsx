import type { TaskDetail } from '@flowhall/contracts';
import { AddSignTask } from './add-sign-task.tsx';
import { DelegateTask, TransferTask } from './hand-over-task.tsx';
import { RemoveSignTask } from './remove-sign-task.tsx';
import { ReturnTask } from './return-task.tsx';
import { SubmitTask } from './submit-task.tsx';
import type { TaskWork } from './use-task-work.ts';

/** The dialog of the action that was pressed. */
export function TaskDialogs({ task, work }: { task: TaskDetail; work: TaskWork }) {
  const action = work.asking;
  if (!action) return null;
  const shared = {
    task,
    action,
    opinion: work.opinion,
    onOpinion: work.setOpinion,
    onSend: work.send,
    onDone: work.done,
    onFailed: work.failed,
    onClose: work.close,
  };
  switch (action.name) {
    case 'agree':
    case 'disagree':
      return <SubmitTask {...shared} outcome={action.name} edits={action.name === 'agree' ? work.form.edits : {}} />;
    case 'transfer':
      return <TransferTask {...shared} />;
    case 'delegate':
      return <DelegateTask {...shared} />;
    case 'add-sign':
      return <AddSignTask {...shared} />;
    case 'remove-sign':
      return <RemoveSignTask {...shared} />;
    case 'return-previous':
    case 'return-initiator':
    case 'return-any':
      return <ReturnTask {...shared} />;
    default:
      return null;
  }
}
