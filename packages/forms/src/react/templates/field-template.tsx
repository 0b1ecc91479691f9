import type { FieldTemplateProps } from '@rjsf/utils';
import { pointerOfPath } from '../state/field-ids.ts';
import { useFlowForm } from '../state/flow-form-context.ts';

/** Controls that are several inputs: their label names a group instead of one input. */
const GROUPS = new Set(['FlowRadio', 'FlowCheckboxes', 'FlowAttachments', 'FlowAddress', 'FlowShown']);

/** Label, control, help and error of a field or a table cell. Rows and the form itself draw themselves. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, children, hidden, label, required, rawDescription, rawHelp, rawErrors, uiSchema, schema, fieldPathId } =
    props;
  const { form, say, narrow, changed, needed } = useFlowForm();
  const path = fieldPathId.path;
  const isTable = schema.type === 'array' && typeof schema.items === 'object' && !uiSchema?.['ui:widget'];
  if (hidden) return null;
  if (path.length === 0 || typeof path.at(-1) === 'number' || isTable) return children;
  if (schema.type === 'null') return <div className="ff-span-full">{children}</div>;

  const inCell = path.length > 1;
  const widget: unknown = uiSchema?.['ui:widget'];
  const isGroup = typeof widget === 'string' && GROUPS.has(widget);
  const pointer = pointerOfPath(path);
  const help = inCell ? rawHelp : [rawDescription, rawHelp].filter(Boolean).join(' ');
  const error = rawErrors?.[0];
  const mark = (required || (!inCell && needed.has(String(path[0])))) && !schema.readOnly;
  const caption = (
    <>
      {label}
      {mark && (
        <span className="ff-required" title={say('field.required')} aria-hidden="true">
          *
        </span>
      )}
      {changed.has(pointer) && <span className="ff-changed">{say('field.changed')}</span>}
    </>
  );
  const name = String(path[0]);
  if (widget === 'FlowShown' && (!inCell || narrow) && !Object.hasOwn(form.computed, name)) {
    return (
      <dl className={`ff-entry ff-span-${spanOf(props)}`} data-pointer={pointer}>
        <dt className="ff-label">{caption}</dt>
        <dd className="ff-value">{children}</dd>
      </dl>
    );
  }
  const hideLabel = inCell && !narrow;
  const labelClass = hideLabel ? 'ff-label ff-hidden' : 'ff-label';
  return (
    <div className={`ff-field ff-span-${spanOf(props)}`} data-pointer={pointer} data-invalid={error ? '' : undefined}>
      {isGroup ? (
        <div className={labelClass} id={`${id}__label`}>
          {caption}
        </div>
      ) : (
        <label className={labelClass} htmlFor={id}>
          {caption}
        </label>
      )}
      <div className="ff-control">{children}</div>
      {error && (
        <div className="ff-error" id={`${id}__error`} role="alert">
          {error}
        </div>
      )}
      {help && (
        <div className="ff-help" id={`${id}__help`}>
          {help}
        </div>
      )}
    </div>
  );
}

const SHORT = new Set([
  'FlowDate',
  'FlowTime',
  'FlowEmail',
  'FlowNumber',
  'FlowMoney',
  'FlowSelect',
  'FlowIdNumber',
  'FlowPhone',
  'FlowPeople',
  'FlowDepartments',
]);

/** Short values share a line, everything else has its own; `ui:options` with `span` or `width: short` say otherwise. */
function spanOf({ schema, uiSchema, fieldPathId, formData }: FieldTemplateProps): 'half' | 'full' {
  const { span, width }: Record<string, unknown> = uiSchema?.['ui:options'] ?? {};
  if (span === 'half' || span === 'full') return span;
  if (width === 'short') return 'half';
  if (fieldPathId.path.length > 1) return 'half';
  const widget: unknown = uiSchema?.['ui:widget'];
  if (widget === 'FlowShown') return schema.type === 'array' || isLong(formData) ? 'full' : 'half';
  return typeof widget === 'string' && SHORT.has(widget) && schema.type !== 'array' ? 'half' : 'full';
}

/** A text that half a line would break up. */
function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > 24;
}
