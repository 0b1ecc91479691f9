import type { TaskDetail } from '@flowhall/contracts';
import type { FlowFormHandle } from '@flowhall/forms/react';
import { type RefCallback, useMemo, useState } from 'react';
import { useFormHandle } from '../../../components/step-form/use-form-handle.ts';
import type { FieldError } from '../../../lib/api/api-problem.ts';
import { applyEdits, type Edits, editsBetween } from '../lib/apply-edits.ts';
import { isWritable } from '../lib/is-writable.ts';

export interface TaskForm {
  writable: boolean;
  value: Record<string, unknown>;
  edits: Edits;
  errors: readonly FieldError[];
  handle: RefCallback<FlowFormHandle>;
  change: (value: Record<string, unknown>) => void;
  setErrors: (errors: readonly FieldError[]) => void;
  /** Number of entries to be corrected, 0 when it may be sent; waits for the form's code. */
  check: () => Promise<number>;
}

/** The form of a task with the handler's edits, which survive when the task is fetched anew. */
export function useTaskForm(task: TaskDetail): TaskForm {
  const [edits, setEdits] = useState<Edits>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const handle = useFormHandle();
  const mayAct = task.actions.some((action) => action.name === 'agree');
  const writable = useMemo(() => mayAct && isWritable(task.form.schema), [mayAct, task.form.schema]);
  const value = useMemo(() => applyEdits(task.data, edits), [task.data, edits]);
  return {
    writable,
    value,
    edits,
    errors,
    handle: handle.ref,
    change: (next) => setEdits(editsBetween(task.data, next)),
    setErrors,
    check: async () => (writable ? (await handle.validate()).length : 0),
  };
}
