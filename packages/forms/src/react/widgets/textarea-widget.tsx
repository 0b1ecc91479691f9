import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { controlProps, placeholderOf, statusOf, textOf } from './control-props.ts';

const SIZE = { minRows: 3, maxRows: 12 };

/** Several lines, with a counter when the length is limited. */
export function TextareaWidget(props: WidgetProps) {
  const { maxLength } = props.schema;
  const text = textOf(props.value);
  return (
    <>
      <Input.TextArea
        {...controlProps(props)}
        status={statusOf(props)}
        value={text}
        placeholder={placeholderOf(props)}
        autoSize={SIZE}
        maxLength={maxLength}
        onChange={(event) => props.onChange(event.target.value === '' ? undefined : event.target.value)}
        onBlur={(event) => {
          const trimmed = event.target.value.trim();
          if (trimmed !== event.target.value) props.onChange(trimmed === '' ? undefined : trimmed);
          props.onBlur(props.id, trimmed);
        }}
      />
      {maxLength !== undefined && (
        <div className="ff-counter" aria-hidden="true">
          {text.length} / {maxLength}
        </div>
      )}
    </>
  );
}
