import type { WidgetProps } from '@rjsf/utils';
import { isEmpty } from '../../json.ts';
import type { JsonSchema } from '../../types.ts';
import { FieldValue } from '../record/field-value.tsx';
import { useFlowForm } from '../state/flow-form-context.ts';

/** A value among controls that this step may only read. One that is worked out is never said to be not filled in. */
export function ShownWidget({ id, name, schema, value, uiSchema }: WidgetProps) {
  const { form, say } = useFlowForm();
  const money = uiSchema?.['ui:options']?.money === true;
  const comesLater = isEmpty(value) && Object.hasOwn(form.computed, name);
  return (
    <div className="ff-shown" id={id}>
      {comesLater ? (
        <span className="ff-none">{say('empty.computed')}</span>
      ) : (
        <FieldValue schema={schema as JsonSchema} value={value} money={money} plainDates />
      )}
    </div>
  );
}
