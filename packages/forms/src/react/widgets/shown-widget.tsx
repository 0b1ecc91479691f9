import type { WidgetProps } from '@rjsf/utils';
import type { JsonSchema } from '../../types.ts';
import { FieldValue } from '../record/field-value.tsx';

/** A value among controls that this step may only read. */
export function ShownWidget({ id, schema, value, uiSchema }: WidgetProps) {
  const money = uiSchema?.['ui:options']?.money === true;
  return (
    <div className="ff-shown" id={id}>
      <FieldValue schema={schema as JsonSchema} value={value} money={money} plainDates />
    </div>
  );
}
