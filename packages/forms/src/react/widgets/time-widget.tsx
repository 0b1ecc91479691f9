import type { WidgetProps } from '@rjsf/utils';
import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useFlowForm } from '../state/flow-form-context.ts';
import { controlProps, placeholderOf, statusOf, textOf } from './control-props.ts';

const STORED = 'HH:mm';

/** A time of the day, stored as `08:30`; may be typed as well as chosen. */
export function TimeWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const text = textOf(props.value);
  const time = dayjs(`2000-01-01T${text}`);
  return (
    <TimePicker
      {...controlProps(props)}
      className="ff-wide ff-digits"
      status={statusOf(props)}
      value={text !== '' && time.isValid() ? time : null}
      format={STORED}
      minuteStep={5}
      needConfirm={false}
      placeholder={placeholderOf(props, say('time.placeholder'))}
      onChange={(chosen) => props.onChange(chosen ? chosen.format(STORED) : undefined)}
      onBlur={() => props.onBlur(props.id, props.value)}
      onOpenChange={(open) => {
        if (!open) props.onBlur(props.id, props.value);
      }}
    />
  );
}
