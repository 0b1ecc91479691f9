import { useCallback, useMemo, useState } from 'react';
import { schemaFields } from '../../schema/form-fields.ts';
import type { FormData, FormError, StepForm } from '../../types.ts';
import { idOfPointer } from './field-ids.ts';

/** Which errors the user is ready to hear: of fields left once, or all after an attempt to submit. */
export interface Touched {
  touch: (id: string) => void;
  showAll: () => void;
  /** Rows have moved up or down: what was touched in them is not where it was. */
  forgetRows: (before: FormData, after: FormData) => void;
  shows: (error: FormError) => boolean;
}

export function useTouched(prefix: string, form: StepForm): Touched {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const touch = useCallback((id: string) => setIds((known) => (known.has(id) ? known : new Set([...known, id]))), []);
  const showAll = useCallback(() => setAll(true), []);
  const forgetRows = useCallback(
    (before: FormData, after: FormData) => {
      for (const field of schemaFields(form.schema).values()) {
        const [old, now] = [before[field.name], after[field.name]];
        const sameRows = Array.isArray(old) && Array.isArray(now) && old.length === now.length;
        if (!field.columns || old === now || sameRows) continue;
        const start = `${idOfPointer(prefix, `/${field.name}`)}_`;
        setIds((known) => new Set([...known].filter((id) => !id.startsWith(start))));
      }
    },
    [form.schema, prefix],
  );
  const shows = useCallback(
    (error: FormError) => all || ids.has(idOfPointer(prefix, error.pointer)),
    [all, ids, prefix],
  );
  return useMemo(() => ({ touch, showAll, forgetRows, shows }), [touch, showAll, forgetRows, shows]);
}
