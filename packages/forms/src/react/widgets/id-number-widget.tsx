import { CheckCircleFilled } from '@ant-design/icons';
import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { idNumberFault } from '../../formats/cn-id-number.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import type { Say } from '../texts/text.ts';
import { controlProps, placeholderOf, statusOf, textOf } from './control-props.ts';

const LENGTH = 18;

function hintFor(say: Say, value: string): string | undefined {
  if (value === '') return undefined;
  if (value.length < LENGTH) return say('id-number.missing', { count: LENGTH - value.length });
  const fault = idNumberFault(value);
  if (fault === 'birth-date') return say('id-number.birth-date');
  return fault ? say('id-number.checksum') : undefined;
}

/** An ID number: says while typing how many characters are missing and whether date and check digit fit. */
export function IdNumberWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const value = textOf(props.value);
  const right = value !== '' && idNumberFault(value) === undefined;
  const hint = hintFor(say, value);
  const control = controlProps(props);
  const hintId = `${props.id}__hint`;
  const describedBy = [control['aria-describedby'], hint ? hintId : undefined].filter(Boolean).join(' ');
  return (
    <>
      <Input
        {...control}
        aria-describedby={describedBy || undefined}
        className="ff-digits"
        status={statusOf(props)}
        value={value}
        placeholder={placeholderOf(props)}
        maxLength={LENGTH}
        autoComplete="off"
        spellCheck={false}
        suffix={right ? <CheckCircleFilled className="ff-right" title={say('id-number.right')} /> : <span />}
        onChange={(event) => {
          const digits = event.target.value.replaceAll(/\s/g, '').toUpperCase();
          props.onChange(digits === '' ? undefined : digits);
        }}
        onBlur={(event) => props.onBlur(props.id, event.target.value)}
      />
      {hint && statusOf(props) === '' && (
        <div className="ff-hint" id={hintId}>
          {hint}
        </div>
      )}
    </>
  );
}
