import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import type { ArrayFieldItemTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import { pointerOfPath } from '../state/field-ids.ts';
import { useFlowForm } from '../state/flow-form-context.ts';

/** A row of a sub-table: a table row, or a card on phones. */
export function ArrayItemTemplate({ children, buttonsProps, index, parentUiSchema }: ArrayFieldItemTemplateProps) {
  const { say, narrow, errors, frame } = useFlowForm();
  const { fieldPathId, hasCopy, hasRemove, onCopyItem, onRemoveItem, readonly } = buttonsProps;
  const fixed = parentUiSchema?.['ui:options']?.removable === false || readonly;
  const number = index + 1;
  const pointer = pointerOfPath(fieldPathId.path);
  const error = errors.find((one) => one.pointer === pointer)?.message;
  const actions = !fixed && (
    <span className="ff-row-actions">
      {hasCopy && (
        <Button
          type="text"
          icon={<CopyOutlined aria-hidden />}
          aria-label={say('action.copy-row', { index: number })}
          title={say('action.copy-row', { index: number })}
          onClick={onCopyItem}
        />
      )}
      {hasRemove && (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={say('action.remove-row', { index: number })}
          title={say('action.remove-row', { index: number })}
          onClick={onRemoveItem}
        />
      )}
    </span>
  );
  const message = error && (
    <div className="ff-error" role="alert">
      {error}
    </div>
  );
  if (narrow) {
    return (
      <li className="ff-card" data-pointer={pointer} inert={frame !== undefined}>
        <div className="ff-card-head">
          <span>{say('table.row', { index: number })}</span>
          {actions}
        </div>
        {children}
        {message}
      </li>
    );
  }
  return (
    <tr data-pointer={pointer} inert={frame !== undefined}>
      <th scope="row" className="ff-index">
        {number}
        {message}
      </th>
      {children}
      {actions && <td className="ff-actions">{actions}</td>}
    </tr>
  );
}
