import type { Attachment, StepForm } from '@flowhall/contracts';
import { FlowForm, type FlowFormHandle } from '@flowhall/forms/react';
import type { Ref } from 'react';
import type { FieldError } from '../../lib/api/api-problem.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ErrorState } from '../states/error-state.tsx';
import { useFormPorts } from './use-form-ports.ts';
import { useValidator } from './use-validator.ts';

interface StepFormFieldsProps {
  form: StepForm;
  value: Readonly<Record<string, unknown>>;
  attachments: readonly Attachment[];
  /** JSON Pointers of fields to mark as changed. */
  changed?: readonly string[];
  /** What the server found wrong. */
  errors?: readonly FieldError[];
  onChange: (value: Record<string, unknown>) => void;
  ref?: Ref<FlowFormHandle>;
}

/** A step's form to fill in: what the step may write as inputs, the rest to read. */
export function StepFormFields(props: StepFormFieldsProps) {
  const { form, value, attachments, changed = [], errors = [], onChange, ref } = props;
  const lang = useLanguage();
  const ports = useFormPorts(attachments, form.definitionId);
  const validator = useValidator(form, true);
  if (validator.isError) return <ErrorState error={validator.error} onRetry={() => void validator.refetch()} />;
  return (
    <FlowForm
      ref={ref}
      form={form}
      value={value}
      onChange={onChange}
      lang={lang}
      ports={ports}
      changed={changed}
      errors={errors.map((error) => ({ ...error, keyword: 'server' }))}
      {...(validator.data ? { validator: validator.data } : {})}
    />
  );
}
