import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { addColumn, COLUMN_KINDS, columnOrder, moveColumn } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { titleOf } from '../matrix/permission-matrix.tsx';

/** The columns of a sub-table: chosen, put in order, added and removed here. */
export function ColumnSettings({ table }: { table: string }) {
  const { form, lang, say, change, select, remove, readOnly } = useDesigner();
  const columns = columnOrder(form, table);
  const kinds = COLUMN_KINDS.map((kind) => ({
    key: kind,
    label: say(`kind.${kind}`),
    onClick: () => {
      const added = addColumn(form, table, kind);
      change(added.form);
      select(added.ref);
    },
  }));
  return (
    <fieldset className="fd-row fd-columns">
      <legend>{say('columns.title')}</legend>
      <ol>
        {columns.map((column, index) => {
          const name = titleOf(form, { name: table, column }, lang);
          return (
            <li key={column}>
              <button type="button" className="fd-link" onClick={() => select({ name: table, column })}>
                {name}
              </button>
              {!readOnly && (
                <>
                  <Button
                    type="text"
                    size="small"
                    icon={<UpOutlined aria-hidden />}
                    aria-label={say('row.up', { name })}
                    disabled={index === 0}
                    onClick={() => change(moveColumn(form, table, column, index - 1))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DownOutlined aria-hidden />}
                    aria-label={say('row.down', { name })}
                    disabled={index === columns.length - 1}
                    onClick={() => change(moveColumn(form, table, column, index + 1))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={say('row.remove', { name })}
                    disabled={columns.length < 2}
                    onClick={() => remove({ name: table, column })}
                  />
                </>
              )}
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <Dropdown trigger={['click']} menu={{ items: kinds }}>
          <Button size="small" icon={<PlusOutlined aria-hidden />}>
            {say('columns.add')}
          </Button>
        </Dropdown>
      )}
    </fieldset>
  );
}
