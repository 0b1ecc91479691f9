import type { TaskDetail } from '@flowhall/contracts';
import { ReturnTask } from './return-task.tsx';
import { SubmitTask } from './submit-task.tsx';
import { TransferTask } from './transfer-task.tsx';
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
    case 'return-previous':
    case 'return-initiator':
    case 'return-any':
      return <ReturnTask {...shared} />;
    default:
      return null;
  }
}
