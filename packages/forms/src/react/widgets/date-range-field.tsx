import type { FieldProps } from '@rjsf/utils';
import { schemaFields } from '../../schema/form-fields.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { DateInput } from './date-picker.tsx';

/**
 * Two fields drawn as one: from … to. `ui:options.end` names the second one; its days before the first cannot be
 * chosen. Two inputs also on wide screens: a range calendar of two months does not fit a phone.
 */
export function DateRangeField(props: FieldProps) {
  const { say, form, value, errors } = useFlowForm();
  const { fieldPathId, schema, uiSchema, required, disabled, onChange, onBlur } = props;
  const start = String(fieldPathId.path.at(-1) ?? '');
  const end = String(uiSchema?.['ui:options']?.end ?? '');
  const [startId, endId] = [fieldPathId.$id, fieldPathId.$id.slice(0, -start.length) + end];
  const endSchema = schemaFields(form.schema).get(end)?.schema;
  const errorOf = (name: string) => errors.find((error) => error.pointer === `/${name}`)?.message;
  const [startError, endError] = [errorOf(start), errorOf(end)];
  const from = value[start];
  return (
    <div className="ff-range">
      <DateInput
        id={startId}
        value={from}
        placeholder={schema.title ?? say('date.placeholder')}
        invalid={startError !== undefined}
        disabled={disabled ?? false}
        describedBy={startError ? `${startId}__error` : undefined}
        required={required ?? false}
        onChange={(day) => onChange(day, fieldPathId.path, undefined, startId)}
        onBlur={() => onBlur(startId, from)}
      />
      <span className="ff-range-to">{say('date.to')}</span>
      <div className="ff-range-end" data-pointer={`/${end}`}>
        <label className="ff-hidden" htmlFor={endId}>
          {endSchema?.title ?? end}
        </label>
        <DateInput
          id={endId}
          value={value[end]}
          placeholder={endSchema?.title ?? say('date.placeholder')}
          invalid={endError !== undefined}
          disabled={disabled ?? false}
          describedBy={endError ? `${endId}__error` : undefined}
          required={form.schema.required?.includes(end) ?? false}
          {...(typeof from === 'string' ? { min: from } : {})}
          onChange={(day) => onChange(day, [...fieldPathId.path.slice(0, -1), end], undefined, endId)}
          onBlur={() => onBlur(endId, value[end])}
        />
        {endError && (
          <div className="ff-error" id={`${endId}__error`} role="alert">
            {endError}
          </div>
        )}
      </div>
    </div>
  );
}
