import type { FlowFormHandle } from '@flowhall/forms/react';
import { type RefCallback, useCallback, useRef } from 'react';

export interface AwaitedForm {
  ref: RefCallback<FlowFormHandle>;
  /** As the form's own, once its code is there: a button pressed before that is not pressed in vain. */
  validate: FlowFormHandle['validate'];
}

/** A form that may be asked while its code is still on its way. */
export function useFormHandle(): AwaitedForm {
  const present = useRef<FlowFormHandle>(null);
  const waiting = useRef<((handle: FlowFormHandle) => void)[]>([]);
  const ref = useCallback((handle: FlowFormHandle | null) => {
    present.current = handle;
    if (!handle) return;
    for (const resume of waiting.current.splice(0)) resume(handle);
  }, []);
  const validate = useCallback(async () => {
    const handle = present.current ?? (await new Promise<FlowFormHandle>((resolve) => waiting.current.push(resolve)));
    return handle.validate();
  }, []);
  return { ref, validate };
}
