import type { Attachment, StepForm } from '@flowhall/contracts';
import { FlowForm } from '@flowhall/forms/react';
import { useLanguage } from '../../lib/use-language.ts';
import { useFormPorts } from './use-form-ports.ts';

interface FormRecordProps {
  form: StepForm;
  data: Readonly<Record<string, unknown>>;
  attachments: readonly Attachment[];
  /** JSON Pointers of fields to mark as changed. */
  changed?: readonly string[];
}

/** A form as a record sheet, to be read. */
export function FormRecord({ form, data, attachments, changed = [] }: FormRecordProps) {
  const lang = useLanguage();
  const ports = useFormPorts(attachments, form.definitionId);
  return <FlowForm readOnly form={form} value={data} lang={lang} ports={ports} changed={changed} />;
}
