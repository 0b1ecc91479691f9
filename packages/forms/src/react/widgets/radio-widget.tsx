import type { WidgetProps } from '@rjsf/utils';
import { Radio } from 'antd';
import { useFlowForm } from '../state/flow-form-context.ts';
import { choicesOf } from './choices.ts';
import { controlProps } from './control-props.ts';

/** One of a few, all in sight. */
export function RadioWidget(props: WidgetProps) {
  const { say, narrow } = useFlowForm();
  const { id, disabled, ...aria } = controlProps(props);
  const value: unknown = props.value;
  return (
    <Radio.Group
      {...aria}
      id={id}
      name={id}
      aria-labelledby={`${id}__label`}
      disabled={disabled}
      vertical={narrow}
      value={value}
      options={choicesOf(props.schema, say)}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={() => props.onBlur(id, value)}
    />
  );
}
