import { useCallback, useMemo, useState } from 'react';
import type { FlowFormProps } from '../flow-form.tsx';
import type { FormAttachment } from '../ports.ts';
import { sayIn } from '../texts/text.ts';
import type { FlowFormState } from './flow-form-context.ts';
import { useNarrow } from './use-narrow.ts';

/** The parts of the state that editor and record sheet share, and the number of uploads under way. */
export type SharedState = Omit<FlowFormState, 'value' | 'errors' | 'needed'> & { uploads: number };

export function useSharedState({ form, lang, ports, changed, frame, narrow: forced }: FlowFormProps): SharedState {
  const isNarrow = useNarrow();
  const narrow = forced ?? isNarrow;
  const [uploaded, setUploaded] = useState<readonly FormAttachment[]>([]);
  const [uploads, setUploads] = useState(0);
  const say = useMemo(() => sayIn(lang), [lang]);
  const rememberAttachment = useCallback(
    (attachment: FormAttachment) => setUploaded((all) => [...all, attachment]),
    [],
  );
  const countUploads = useCallback((by: 1 | -1) => setUploads((count) => count + by), []);
  const attachments = useMemo(
    () => new Map([...ports.attachments, ...uploaded].map((attachment) => [attachment.id, attachment])),
    [ports.attachments, uploaded],
  );
  return useMemo(
    () => ({
      form,
      lang,
      say,
      ports,
      narrow,
      frame,
      attachments,
      rememberAttachment,
      countUploads,
      uploads,
      changed: new Set(changed),
    }),
    [form, lang, say, ports, narrow, frame, attachments, rememberAttachment, countUploads, uploads, changed],
  );
}
