import type { Attachment, StepForm as StepFormContract } from '@flowhall/contracts';
import { StepForm } from './step-form.tsx';

export interface FormRecordProps {
  form: StepFormContract;
  data: Readonly<Record<string, unknown>>;
  attachments: readonly Attachment[];
  /** JSON Pointers of fields to mark as changed. */
  changed?: readonly string[];
}

/** A form as a record sheet, to be read. */
export function FormRecord({ data, ...props }: FormRecordProps) {
  return <StepForm {...props} value={data} readOnly />;
}
