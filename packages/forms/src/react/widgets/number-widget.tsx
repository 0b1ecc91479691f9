import type { WidgetProps } from '@rjsf/utils';
import { InputNumber } from 'antd';
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

/** An amount in yuan, with separators and at most two decimals. */
export function MoneyWidget(props: WidgetProps) {
  return (
    <InputNumber<number>
      {...controlProps(props)}
      className="ff-digits ff-number"
      status={statusOf(props)}
      value={numberOf(props.value)}
      placeholder={placeholderOf(props)}
      prefix="¥"
      precision={2}
      controls={false}
      inputMode="decimal"
      formatter={(value) => String(value ?? '').replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')}
      parser={(text) => Number((text ?? '').replaceAll(',', ''))}
      onChange={(value) => props.onChange(value ?? undefined)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
