import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { textOf } from './control-props.ts';

const STORED = 'YYYY-MM-DD';

interface DateInputProps {
  id: string;
  value: unknown;
  placeholder: string;
  invalid: boolean;
  disabled: boolean;
  describedBy: string | undefined;
  required: boolean;
  /** ISO date before which nothing can be chosen. */
  min?: string;
  onChange: (value: string | undefined) => void;
  onBlur: () => void;
}

export function dayOf(value: unknown): Dayjs | undefined {
  const day = dayjs(textOf(value));
  return textOf(value) !== '' && day.isValid() ? day : undefined;
}

/** A day, stored as `YYYY-MM-DD`; may be typed as well as chosen. */
export function DateInput(props: DateInputProps) {
  const min = dayOf(props.min);
  return (
    <DatePicker
      id={props.id}
      className="ff-wide ff-digits"
      value={dayOf(props.value) ?? null}
      format={STORED}
      placeholder={props.placeholder}
      status={props.invalid ? 'error' : ''}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      aria-required={props.required || undefined}
      aria-invalid={props.invalid || undefined}
      {...(min ? { minDate: min } : {})}
      onChange={(day) => props.onChange(day ? day.format(STORED) : undefined)}
      onBlur={props.onBlur}
      onOpenChange={(open) => {
        if (!open) props.onBlur();
      }}
    />
  );
}
