import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { controlProps, placeholderOf, statusOf, textOf } from './control-props.ts';

/** One line of text; spaces around it go when the field is left. */
export function TextWidget(props: WidgetProps) {
  return (
    <Input
      {...controlProps(props)}
      status={statusOf(props)}
      value={textOf(props.value)}
      placeholder={placeholderOf(props)}
      maxLength={props.schema.maxLength}
      autoComplete="off"
      onChange={(event) => props.onChange(event.target.value === '' ? undefined : event.target.value)}
      onBlur={(event) => {
        const trimmed = event.target.value.trim();
        if (trimmed !== event.target.value) props.onChange(trimmed === '' ? undefined : trimmed);
        props.onBlur(props.id, trimmed);
      }}
    />
  );
}

/** A phone number: the number pad on phones, no spaces kept. */
export function PhoneWidget(props: WidgetProps) {
  return (
    <Input
      {...controlProps(props)}
      className="ff-digits"
      status={statusOf(props)}
      value={textOf(props.value)}
      placeholder={placeholderOf(props)}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      maxLength={props.schema.maxLength}
      onChange={(event) => {
        const digits = event.target.value.replaceAll(/\s/g, '');
        props.onChange(digits === '' ? undefined : digits);
      }}
      onBlur={(event) => props.onBlur(props.id, event.target.value)}
    />
  );
}

/** An e-mail address: the keyboard for it on phones. */
export function EmailWidget(props: WidgetProps) {
  return (
    <Input
      {...controlProps(props)}
      status={statusOf(props)}
      value={textOf(props.value)}
      placeholder={placeholderOf(props)}
      type="email"
      inputMode="email"
      autoComplete="off"
      maxLength={props.schema.maxLength}
      onChange={(event) => {
        const address = event.target.value.trim();
        props.onChange(address === '' ? undefined : address);
      }}
      onBlur={(event) => props.onBlur(props.id, event.target.value)}
    />
  );
}
