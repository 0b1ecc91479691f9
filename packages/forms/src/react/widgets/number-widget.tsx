import type { WidgetProps } from '@rjsf/utils';
import { InputNumber } from 'antd';
import { moneyInWords } from '../../formats/money-in-words.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { controlProps, placeholderOf, statusOf } from './control-props.ts';

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** A whole or decimal number. What is out of bounds stays as typed and is said to be wrong. */
export function NumberWidget(props: WidgetProps) {
  const whole = props.schema.type === 'integer';
  return (
    <InputNumber<number>
      {...controlProps(props)}
      className="ff-digits ff-number"
      status={statusOf(props)}
      value={numberOf(props.value)}
      placeholder={placeholderOf(props)}
      inputMode={whole ? 'numeric' : 'decimal'}
      {...(whole ? { precision: 0 } : {})}
      onChange={(value) => props.onChange(value ?? undefined)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}

/** An amount in yuan, with separators and at most two decimals; below it in words where the form asks for them. */
export function MoneyWidget(props: WidgetProps) {
  const { lang } = useFlowForm();
  const value = numberOf(props.value);
  const words = value !== null && lang === 'zh' && props.options.inWords === true ? moneyInWords(value) : undefined;
  return (
    <>
      <InputNumber<number>
        {...controlProps(props)}
        className="ff-digits ff-number"
        status={statusOf(props)}
        value={value}
        placeholder={placeholderOf(props)}
        prefix="¥"
        precision={2}
        controls={false}
        inputMode="decimal"
        formatter={(amount) => String(amount ?? '').replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')}
        parser={(text) => Number((text ?? '').replaceAll(',', ''))}
        onChange={(amount) => props.onChange(amount ?? undefined)}
        onBlur={() => props.onBlur(props.id, props.value)}
      />
      {words && <div className="ff-hint">{words}</div>}
    </>
  );
}
