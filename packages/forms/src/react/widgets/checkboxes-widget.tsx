import type { WidgetProps } from '@rjsf/utils';
import { Checkbox } from 'antd';
import { useFlowForm } from '../state/flow-form-context.ts';
import { choicesOf } from './choices.ts';
import { controlProps, textsOf } from './control-props.ts';

/** Several of a few, all in sight, kept in the order of the choices. */
export function CheckboxesWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const { id, disabled, ...aria } = controlProps(props);
  const choices = choicesOf(props.schema, say);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the caption is drawn by the field
    <div role="group" id={id} aria-labelledby={`${id}__label`} aria-describedby={aria['aria-describedby']}>
      <Checkbox.Group
        disabled={disabled}
        value={textsOf(props.value)}
        options={choices.map(({ value, label }) => ({ value: String(value), label }))}
        onChange={(chosen) => {
          const inOrder = choices.map(({ value }) => String(value)).filter((value) => chosen.includes(value));
          props.onChange(inOrder);
          props.onBlur(id, inOrder);
        }}
      />
    </div>
  );
}
