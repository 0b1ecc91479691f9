import type { Attachment, StepForm as StepFormContract } from '@flowhall/contracts';
import type { FlowFormHandle, FlowFormValidity } from '@flowhall/forms/react';
import { Skeleton } from 'antd';
import { lazy, type Ref, Suspense } from 'react';
import type { FieldError } from '../../lib/api/api-problem.ts';

const LoadedForm = lazy(async () => ({ default: (await import('./loaded-form.tsx')).LoadedForm }));

export interface StepFormProps {
  /** As the API delivered it, in the language of the interface. */
  form: StepFormContract;
  value: Readonly<Record<string, unknown>>;
  onChange?: (value: Record<string, unknown>) => void;
  onValidityChange?: (validity: FlowFormValidity) => void;
  /** A record sheet instead of controls. */
  readOnly?: boolean;
  /** Fills in without checking: what checks the form may not be at hand without the network. */
  unchecked?: boolean;
  /** Known attachments that the value refers to. */
  attachments?: readonly Attachment[];
  /** The application that the value belongs to: its masked numbers can then be asked for in full. */
  instanceId?: string;
  /** What the server found wrong; pointers into the request body or into the form. */
  errors?: readonly FieldError[];
  /** Pointers of fields to be marked as changed. */
  changed?: readonly string[];
  /** Where templates are downloaded, up to their name; those of a version stand with it. */
  templatesAt?: string;
  ref?: Ref<FlowFormHandle>;
}

/** A step's form, connected to people, departments and files of this installation; its code comes on demand. */
export function StepForm(props: StepFormProps) {
  const rows = Math.max(4, Object.keys(props.form.schema.properties ?? {}).length);
  return (
    <Suspense fallback={<Skeleton active title={false} paragraph={{ rows }} />}>
      <LoadedForm {...props} />
    </Suspense>
  );
}

/** Fetches the form's code ahead of the page that shows it. */
export function preloadStepForm(): void {
  // A failed preload is no error: showing the form tries again and reports.
  void import('./loaded-form.tsx').catch(() => undefined);
}
