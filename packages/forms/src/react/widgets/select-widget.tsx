import type { WidgetProps } from '@rjsf/utils';
import { Select } from 'antd';
import { useFlowForm } from '../state/flow-form-context.ts';
import { choicesOf } from './choices.ts';
import { controlProps, placeholderOf, statusOf } from './control-props.ts';

/** One of many. */
export function SelectWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const value: unknown = props.value;
  return (
    <Select
      {...controlProps(props)}
      className="ff-wide"
      status={statusOf(props)}
      value={typeof value === 'string' || typeof value === 'number' ? value : undefined}
      placeholder={placeholderOf(props, say('choice.placeholder'))}
      allowClear={!props.required}
      showSearch={{ optionFilterProp: 'label' }}
      options={choicesOf(props.schema, say).map(({ value: own, label }) => ({
        value: typeof own === 'boolean' ? String(own) : own,
        label,
      }))}
      onChange={(chosen: string | number | undefined) => props.onChange(chosen)}
      onBlur={() => props.onBlur(props.id, value)}
    />
  );
}
