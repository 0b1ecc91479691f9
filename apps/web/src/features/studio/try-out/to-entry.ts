import type { EnclosedIds } from '../../../components/enclosures/use-enclosures.tsx';
import type { Submission } from '../../../components/submit-dialog/choice.ts';
import type { ActBody } from '../api/try-outs.ts';

/** What somebody said in the submit dialog, as a scenario says it: of files, only that there are some. */
export function toEntry({
  opinion,
  next,
  signature,
  attachments = [],
}: Submission & EnclosedIds): Pick<ActBody, 'opinion' | 'next' | 'signature' | 'files'> {
  const { flowId, assignees } = next ?? {};
  return {
    ...(opinion && { opinion }),
    ...(next && { next: { ...(flowId && { flow: flowId }), ...(assignees && { assignees }) } }),
    ...(signature && { signature: true as const }),
    ...(attachments.length > 0 && { files: attachments.length }),
  };
}
