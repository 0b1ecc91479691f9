import { StepForm, type StepFormProps } from './step-form.tsx';

export type StepFormFieldsProps = Omit<StepFormProps, 'readOnly'> & Required<Pick<StepFormProps, 'onChange'>>;

/** A step's form to fill in: what the step may write as inputs, the rest to read. */
export function StepFormFields(props: StepFormFieldsProps) {
  return <StepForm {...props} />;
}
