import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { type PlacedCheck, removeCheck, setCheck } from '../../../designer/index.ts';
import { formFields } from '../../../schema/form-fields.ts';
import { useDesigner } from '../designer-context.ts';
import { titleOf } from '../matrix/permission-matrix.tsx';
import { ExpressionInput } from '../panel/expression-input.tsx';
import { BilingualRow, PanelRow } from '../panel/panel-row.tsx';

interface CheckCardProps extends PlacedCheck {
  /** Also of what it is asked and where its message stands. */
  whole?: boolean;
}

/** A rule over fields: what must be true, and what is said when it is not. */
export function CheckCard({ index, check, whole = false }: CheckCardProps) {
  const { form, say, change, readOnly } = useDesigner();
  const number = index + 1;
  return (
    <section className="fd-check" aria-label={say('check.number', { number })}>
      <header>
        <strong>{say('check.number', { number })}</strong>
        {!readOnly && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say('check.remove', { number })}
            title={say('check.remove', { number })}
            onClick={() => change(removeCheck(form, index))}
          />
        )}
      </header>
      {whole && <Scope index={index} check={check} />}
      <PanelRow label={say('check.assert')} hint={whole ? undefined : say('check.assert-hint')}>
        {(id) => (
          <ExpressionInput
            id={id}
            value={check.assert}
            row={check.each}
            onChange={(assert) => change(setCheck(form, index, { assert }), `check ${index}`)}
          />
        )}
      </PanelRow>
      <BilingualRow
        label={say('check.message')}
        value={(lang) => check.message[lang]}
        onChange={(lang, text) =>
          change(setCheck(form, index, { message: { ...check.message, [lang]: text } }), `check ${index} ${lang}`)
        }
      />
    </section>
  );
}

const FORM = '';

/** Whether it is asked of the form or of each row of a table, and at which field its message stands. */
function Scope({ index, check }: PlacedCheck) {
  const { form, say, lang, change, readOnly } = useDesigner();
  const fields = [...formFields(form).values()].filter(({ schema }) => schema.type !== 'null');
  const tables = fields.filter(({ columns }) => columns);
  const places =
    check.each === undefined
      ? fields.map(({ name }) => ({ value: name, label: titleOf(form, { name }, lang) }))
      : [...(formFields(form).get(check.each)?.columns?.keys() ?? [])].map((column) => ({
          value: column,
          label: titleOf(form, { name: check.each ?? '', column }, lang),
        }));
  return (
    <div className="fd-pair">
      {tables.length > 0 && (
        <PanelRow label={say('check.about')}>
          {(id) => (
            <Select
              id={id}
              className="fd-wide"
              disabled={readOnly}
              value={check.each ?? FORM}
              options={[
                { value: FORM, label: say('check.about-form') },
                ...tables.map(({ name }) => ({
                  value: name,
                  label: say('check.about-row', { table: titleOf(form, { name }, lang) }),
                })),
              ]}
              onChange={(each: string) => change(setCheck(form, index, { each: each === FORM ? undefined : each }))}
            />
          )}
        </PanelRow>
      )}
      <PanelRow label={say('check.field')}>
        {(id) => (
          <Select
            id={id}
            className="fd-wide"
            disabled={readOnly}
            value={check.field ?? FORM}
            options={[{ value: FORM, label: say('check.field-none') }, ...places]}
            onChange={(field: string) => change(setCheck(form, index, { field: field === FORM ? undefined : field }))}
          />
        )}
      </PanelRow>
    </div>
  );
}
