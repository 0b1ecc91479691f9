import type { WidgetProps } from '@rjsf/utils';
import { isEmpty } from '../../json.ts';
import type { JsonSchema, StepForm } from '../../types.ts';
import { FieldValue } from '../record/field-value.tsx';
import { useFlowForm } from '../state/flow-form-context.ts';

/** A value among controls that this step may only read. One that is worked out is never said to be not filled in. */
export function ShownWidget({ id, name, schema, value, uiSchema }: WidgetProps) {
  const { form, say } = useFlowForm();
  const money = uiSchema?.['ui:options']?.money === true;
  const inWords = uiSchema?.['ui:options']?.inWords === true;
  const comesLater = isEmpty(value) && isComputed(form, id, name);
  return (
    <div className="ff-shown" id={id}>
      {comesLater ? (
        <span className="ff-none">{say('empty.computed')}</span>
      ) : (
        <FieldValue schema={schema as JsonSchema} value={value} money={money} inWords={inWords} plainDates />
      )}
    </div>
  );
}

/** Of a cell the rule is called `table.column`; its id holds both, with the row in between. */
function isComputed({ computed }: StepForm, id: string, name: string): boolean {
  if (Object.hasOwn(computed, name)) return true;
  return Object.keys(computed).some((key) => {
    const [table, column] = key.split('.');
    return column === name && new RegExp(`_${table}_\\d+_${column}$`).test(id);
  });
}
