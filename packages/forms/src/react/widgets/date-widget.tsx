import type { WidgetProps } from '@rjsf/utils';
import { useFlowForm } from '../state/flow-form-context.ts';
import { controlProps, placeholderOf, statusOf } from './control-props.ts';
import { DateInput } from './date-picker.tsx';

export function DateWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const control = controlProps(props);
  return (
    <DateInput
      id={props.id}
      value={props.value}
      placeholder={placeholderOf(props, say('date.placeholder'))}
      invalid={statusOf(props) === 'error'}
      disabled={control.disabled}
      describedBy={control['aria-describedby']}
      required={props.required ?? false}
      onChange={(value) => props.onChange(value)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
