import type { TaskDetail } from '@flowhall/contracts';
import type { FlowFormHandle } from '@flowhall/forms/react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { FieldError } from '../../../lib/api/api-problem.ts';
import { applyEdits, type Edits, editsBetween } from '../lib/apply-edits.ts';
import { isWritable } from '../lib/is-writable.ts';

export interface TaskForm {
  writable: boolean;
  value: Record<string, unknown>;
  edits: Edits;
  errors: readonly FieldError[];
  handle: RefObject<FlowFormHandle | null>;
  change: (value: Record<string, unknown>) => void;
  setErrors: (errors: readonly FieldError[]) => void;
  /** Number of entries to be corrected, 0 when it may be sent; null while the form's code is on its way. */
  check: () => Promise<number | null>;
}

/** The form of a task with the handler's edits, which survive when the task is fetched anew. */
export function useTaskForm(task: TaskDetail): TaskForm {
  const [edits, setEdits] = useState<Edits>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const handle = useRef<FlowFormHandle>(null);
  const mayAct = task.actions.some((action) => action.name === 'agree');
  const writable = useMemo(() => mayAct && isWritable(task.form.schema), [mayAct, task.form.schema]);
  const value = useMemo(() => applyEdits(task.data, edits), [task.data, edits]);
  return {
    writable,
    value,
    edits,
    errors,
    handle,
    change: (next) => setEdits(editsBetween(task.data, next)),
    setErrors,
    check: async () => {
      if (!writable) return 0;
      const found = await handle.current?.validate();
      return found?.length ?? null;
    },
  };
}
