import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { useFlowForm } from '../state/flow-form-context.ts';
import { controlProps, placeholderOf, statusOf, textOf } from './control-props.ts';

const SIZE = { minRows: 1, maxRows: 3 };

/** A postal address: a line that grows, filled in by the browser where the person wants that. */
export function AddressWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  return (
    <Input.TextArea
      {...controlProps(props)}
      status={statusOf(props)}
      value={textOf(props.value)}
      placeholder={placeholderOf(props, say('address.placeholder'))}
      autoSize={SIZE}
      autoComplete="street-address"
      maxLength={props.schema.maxLength}
      onChange={(event) => {
        const line = event.target.value.replaceAll(/[\r\n]+/g, ' ');
        props.onChange(line === '' ? undefined : line);
      }}
      onBlur={(event) => {
        const trimmed = event.target.value.trim();
        if (trimmed !== event.target.value) props.onChange(trimmed === '' ? undefined : trimmed);
        props.onBlur(props.id, trimmed);
      }}
    />
  );
}
