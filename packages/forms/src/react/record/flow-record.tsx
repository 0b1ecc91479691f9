import { escapePointer, isEmpty, isRecord } from '../../json.ts';
import { type FormField, schemaFields } from '../../schema/form-fields.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { sectionsOf } from '../state/sections.ts';
import { uiOf } from '../state/ui-for-renderer.ts';
import { FieldValue } from './field-value.tsx';
import { RecordTable } from './record-table.tsx';

/** The form's values as a sheet to be read and printed: labels and values, no controls. */
export function FlowRecord() {
  const { form, value } = useFlowForm();
  const fields = schemaFields(form.schema);
  const order = (form.uiSchema['ui:order'] ?? []).filter((name) => fields.has(name));
  const names = [...order, ...[...fields.keys()].filter((name) => !order.includes(name))];
  // A field that only some cases ask for (declared in a condition's branch) is not missed in the others.
  const always = form.schema.properties ?? {};
  const conditional = form.show ?? {};
  const shown = names.filter((name) => {
    if (fields.get(name)?.schema.type === 'null') return false;
    return (Object.hasOwn(always, name) && !Object.hasOwn(conditional, name)) || !isEmpty(value[name]);
  });
  return (
    <div className="ff-record">
      {sectionsOf(form, shown).map(({ title, fields: own }) => (
        <section key={title ?? ''} className="ff-section">
          {title && <h3 className="ff-heading">{title}</h3>}
          <dl className="ff-grid ff-sheet">
            {own.map((name) => {
              const field = fields.get(name);
              return field && <RecordField key={name} field={field} />;
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

function RecordField({ field }: { field: FormField }) {
  const { form, value, say, changed } = useFlowForm();
  const own = value[field.name];
  const ui = uiOf(form.uiSchema, field.name);
  const { schema } = field;
  const long = field.columns !== undefined || schema.type === 'array' || (typeof own === 'string' && own.length > 24);
  return (
    <div className={`ff-entry ff-span-${long ? 'full' : 'half'}`} data-pointer={`/${field.name}`}>
      <dt className="ff-label">
        {schema.title ?? field.name}
        {changed.has(`/${field.name}`) && <span className="ff-changed">{say('field.changed')}</span>}
      </dt>
      <dd className="ff-value">
        {field.columns ? (
          <RecordTable name={field.name} rows={Array.isArray(own) ? own.filter(isRecord) : []} />
        ) : (
          <FieldValue
            schema={schema}
            value={own}
            money={ui['ui:widget'] === 'money'}
            inWords={ui['ui:options']?.inWords === true}
            pointer={`/${escapePointer(field.name)}`}
          />
        )}
      </dd>
    </div>
  );
}
