import { attachmentIds } from '@flowhall/forms/react';
import { useEffect, useRef } from 'react';
import { client } from '../../lib/api/client.ts';
import { keepUploads } from './keep-uploads.ts';
import type { StepFormProps } from './step-form.tsx';

/** Keeps the files of a form that is being filled in, however long it stays open. */
export function useKeepUploads({ form, value, readOnly = false }: StepFormProps): void {
  const latest = useRef({ form, value });
  useEffect(() => {
    latest.current = { form, value };
  });
  useEffect(() => {
    if (readOnly) return;
    return keepUploads(
      () => attachmentIds({ schema: latest.current.form.schema }, latest.current.value),
      (ids) => client.POST('/api/attachments/keep', { body: { ids } }),
    );
  }, [readOnly]);
}
