import { columnTotal } from '../../table-totals.ts';
import { FieldValue } from '../record/field-value.tsx';
import { useFlowForm } from '../state/flow-form-context.ts';
import type { TableColumn } from '../state/table-columns.ts';

interface TotalsProps {
  table: string;
  rows: unknown;
  columns: readonly TableColumn[];
}

/** The sums of a table's columns (`ui:options.total`) as its last row; nothing when no column has one. */
export function TotalRow({ rows, columns, trailing }: TotalsProps & { trailing: boolean }) {
  const { say } = useFlowForm();
  if (!columns.some((column) => column.total)) return null;
  return (
    <tfoot>
      <tr className="ff-total">
        <th scope="row">{say('table.total')}</th>
        {columns.map((column) => (
          <td key={column.name}>{column.total && <Total rows={rows} column={column} />}</td>
        ))}
        {trailing && <td className="ff-actions" />}
      </tr>
    </tfoot>
  );
}

/** The same below the cards of a phone. */
export function TotalList({ rows, columns }: TotalsProps) {
  const { say } = useFlowForm();
  const summed = columns.filter((column) => column.total);
  if (summed.length === 0) return null;
  return (
    <dl className="ff-totals">
      {summed.map((column) => (
        <div key={column.name}>
          <dt>{`${column.title} · ${say('table.total')}`}</dt>
          <dd>
            <Total rows={rows} column={column} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Total({ rows, column }: { rows: unknown; column: TableColumn }) {
  return <FieldValue schema={{ type: 'number' }} value={columnTotal(rows, column.name) ?? 0} money={column.money} />;
}
