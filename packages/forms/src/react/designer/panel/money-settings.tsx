import { Checkbox } from 'antd';
import { type FieldKind, type FieldRef, schemaOf, setUi, setUiOption, uiAt } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';

/** How an amount is shown: of a computed number whether it is one, and whether also in words. */
export function MoneySettings({ field, kind }: { field: FieldRef; kind: FieldKind }) {
  const { form, say, change, readOnly } = useDesigner();
  const ui = uiAt(form, field);
  const isMoney = ui['ui:widget'] === 'money';
  const isNumber = ['number', 'integer'].includes(schemaOf(form, field)?.type ?? '');
  if (!isNumber) return null;
  return (
    <>
      {kind === 'computed' && (
        <Checkbox
          checked={isMoney}
          disabled={readOnly}
          onChange={({ target }) => {
            const next = setUi(form, field, { 'ui:widget': target.checked ? 'money' : undefined });
            change(target.checked ? next : setUiOption(next, field, 'inWords', undefined));
          }}
        >
          {say('field.as-money')}
        </Checkbox>
      )}
      {isMoney && field.column === undefined && (
        <Checkbox
          checked={ui['ui:options']?.inWords === true}
          disabled={readOnly}
          onChange={({ target }) => change(setUiOption(form, field, 'inWords', target.checked || undefined))}
        >
          {say('field.in-words')}
        </Checkbox>
      )}
    </>
  );
}
