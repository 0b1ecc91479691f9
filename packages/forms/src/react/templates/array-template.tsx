import { PlusOutlined } from '@ant-design/icons';
import type { ArrayFieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import { pointerOfPath } from '../state/field-ids.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { type TableColumn, tableColumns } from '../state/table-columns.ts';
import { tableSummary } from '../state/table-summary.ts';
import { TotalList, TotalRow } from './total-row.tsx';

/** A sub-table: a table to type into on wide screens, a stack of cards on phones. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { items, canAdd, onAddClick, fieldPathId, title, required, rawErrors, uiSchema, schema, readonly } = props;
  const { say, narrow, value, form, needed, frame: Frame } = useFlowForm();
  const id = fieldPathId.$id;
  const name = String(fieldPathId.path[0] ?? '');
  const columns = tableColumns(form, name);
  const fixed = uiSchema?.['ui:options']?.removable === false || readonly;
  const error = rawErrors?.[0];
  const summary = tableSummary(say, uiSchema?.['ui:options'], value, items.length);
  const description = schema.description;
  const headOf = (column: TableColumn) => (
    <>
      {column.title}
      {column.required && (
        <span className="ff-required" title={say('field.required')} aria-hidden="true">
          *
        </span>
      )}
    </>
  );
  const heading = (
    <div className="ff-table-head">
      <span className="ff-label" id={`${id}__label`}>
        {title}
        {(required || needed.has(name)) && !fixed && (
          <span className="ff-required" title={say('field.required')} aria-hidden="true">
            *
          </span>
        )}
      </span>
      <span className="ff-summary" aria-live="polite">
        {summary}
      </span>
    </div>
  );
  const body = narrow ? (
    <>
      <ol className="ff-cards">{items}</ol>
      <TotalList table={name} rows={value[name]} columns={columns} />
    </>
  ) : (
    <div className="ff-scroll">
      <table className="ff-table" aria-labelledby={`${id}__label`}>
        <thead>
          <tr>
            <th scope="col" className="ff-index">
              {say('table.index')}
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" style={{ minWidth: column.width }}>
                {Frame ? (
                  <Frame name={name} column={column.name}>
                    {headOf(column)}
                  </Frame>
                ) : (
                  headOf(column)
                )}
              </th>
            ))}
            {!fixed && (
              <th scope="col" className="ff-actions">
                <span className="ff-hidden">{say('table.actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{items}</tbody>
        <TotalRow table={name} rows={value[name]} columns={columns} trailing={!fixed} />
      </table>
    </div>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold its caption beside the summary
    <div
      className="ff-field ff-span-full"
      role="group"
      aria-labelledby={`${id}__label`}
      data-pointer={pointerOfPath(fieldPathId.path)}
      data-invalid={error ? '' : undefined}
    >
      {heading}
      {items.length > 0 ? body : <div className="ff-empty">{say('table.empty')}</div>}
      {error && (
        <div className="ff-error" id={`${id}__error`} role="alert">
          {error}
        </div>
      )}
      {canAdd && !fixed && (
        <Button
          id={id}
          className="ff-add"
          icon={<PlusOutlined aria-hidden />}
          onClick={onAddClick}
          block={narrow}
          disabled={Frame !== undefined}
        >
          {say('action.add-row')}
        </Button>
      )}
      {!canAdd && !fixed && schema.maxItems !== undefined && (
        <div className="ff-help">{say('table.max', { limit: schema.maxItems })}</div>
      )}
      {description && !fixed && <div className="ff-help">{description}</div>}
    </div>
  );
}
