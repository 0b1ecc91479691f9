import { escapePointer, isEmpty } from '../../json.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { tableColumns } from '../state/table-columns.ts';
import { uiOf } from '../state/ui-for-renderer.ts';
import { TotalList, TotalRow } from '../templates/total-row.tsx';
import { FieldValue } from './field-value.tsx';

interface RecordTableProps {
  name: string;
  rows: readonly Record<string, unknown>[];
}

/** Rows to be read. A column that no row fills is left out: its step has not come yet. */
export function RecordTable({ name, rows }: RecordTableProps) {
  const { form, say, narrow } = useFlowForm();
  const items = uiOf(uiOf(form.uiSchema, name), 'items');
  const columns = tableColumns(form, name).filter((column) => rows.some((row) => !isEmpty(row[column.name])));
  if (rows.length === 0) return <span className="ff-none">{say('empty.value')}</span>;
  const cell = (row: Record<string, unknown>, number: number, column: (typeof columns)[number]) => (
    <FieldValue
      schema={column.schema}
      value={row[column.name]}
      money={uiOf(items, column.name)['ui:widget'] === 'money'}
      pointer={`/${escapePointer(name)}/${number - 1}/${escapePointer(column.name)}`}
    />
  );
  // Rows that are only read keep their place: the index is their key.
  const numbered = rows.map((row, index) => ({ row, number: index + 1 }));
  if (narrow) {
    return (
      <>
        <ol className="ff-cards">
          {numbered.map(({ row, number }) => (
            <li key={number} className="ff-card">
              <div className="ff-card-head">{say('table.row', { index: number })}</div>
              <dl className="ff-sheet">
                {columns.map((column) => (
                  <div key={column.name} className="ff-entry">
                    <dt className="ff-label">{column.title}</dt>
                    <dd className="ff-value">{cell(row, number, column)}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ol>
        <TotalList table={name} rows={rows} columns={columns} />
      </>
    );
  }
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col" className="ff-index">
              {say('table.index')}
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ row, number }) => (
            <tr key={number}>
              <th scope="row" className="ff-index">
                {number}
              </th>
              {columns.map((column) => (
                <td key={column.name}>{cell(row, number, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <TotalRow table={name} rows={rows} columns={columns} trailing={false} />
      </table>
    </div>
  );
}
