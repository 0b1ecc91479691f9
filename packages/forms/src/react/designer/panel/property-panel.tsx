import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented } from 'antd';
import {
  type FieldRef,
  fieldText,
  isRequired,
  kindOf,
  rangeEnds,
  refKey,
  schemaOf,
  setFieldText,
  setRequired,
  setSchema,
  setUi,
  setUiOption,
  setUiText,
  uiAt,
  uiText,
} from '../../../designer/index.ts';
import { indexFault } from '../../../search/indexed-texts.ts';
import { useDesigner } from '../designer-context.ts';
import { KindIcon } from '../kind-icon.tsx';
import { titleOf } from '../matrix/permission-matrix.tsx';
import { CheckSettings } from '../rules/check-settings.tsx';
import { ChoiceSettings } from './choice-settings.tsx';
import { ColumnSettings } from './column-settings.tsx';
import { ConditionSettings } from './condition-settings.tsx';
import { DefaultSetting } from './default-setting.tsx';
import { FlowNote } from './flow-note.tsx';
import { KeySetting } from './key-setting.tsx';
import { LimitSettings } from './limit-settings.tsx';
import { MoneySettings } from './money-settings.tsx';
import { BilingualRow, PanelRow } from './panel-row.tsx';

/** The settings of the field or column that is chosen. */
export function PropertyPanel() {
  const { form, selected, say, lang, select } = useDesigner();
  if (!selected || !schemaOf(form, selected)) {
    return (
      <aside className="fd-panel fd-panel-empty">
        <p className="fd-panel-body">{say('panel.nothing')}</p>
      </aside>
    );
  }
  return (
    <aside className="fd-panel" aria-label={titleOf(form, selected, lang)} key={refKey(selected)}>
      <div className="fd-panel-body">
        <header>
          <h3>
            <KindIcon kind={kindOf(form, selected)} />
            {titleOf(form, selected, lang)}
          </h3>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={say('panel.close')}
            onClick={() => select(selected.column === undefined ? null : { name: selected.name })}
          />
        </header>
        <FieldSettings field={selected} />
      </div>
    </aside>
  );
}

function FieldSettings({ field }: { field: FieldRef }) {
  const { form, say, change, readOnly } = useDesigner();
  const kind = kindOf(form, field);
  const isColumn = field.column !== undefined;
  const isNote = kind === 'note';
  const end = isColumn ? undefined : rangeEnds(form).get(field.name);
  const schema = schemaOf(form, field) ?? {};
  const title = (of: FieldRef, label: string) => (
    <BilingualRow
      label={label}
      value={(lang) => fieldText(form, of, 'title', lang)}
      onChange={(lang, value) => change(setFieldText(form, of, 'title', lang, value), `title ${refKey(of)} ${lang}`)}
    />
  );
  return (
    <>
      {end !== undefined && (
        <BilingualRow
          label={say('field.range-title')}
          value={(lang) => uiText(form, field, 'title', lang)}
          onChange={(lang, value) => change(setUiText(form, field, 'title', lang, value), `range ${lang}`)}
        />
      )}
      {title(field, say('field.title'))}
      {end !== undefined && title({ name: end }, say('field.title'))}
      <KeySetting field={field} />
      {kind !== 'computed' && !isNote && (
        <Checkbox
          checked={isRequired(form, field)}
          disabled={readOnly}
          onChange={(event) => {
            const next = setRequired(form, field, event.target.checked);
            change(end === undefined ? next : setRequired(next, { name: end }, event.target.checked));
          }}
        >
          {say('field.required')}
        </Checkbox>
      )}
      {(kind === 'choice' || kind === 'multi-choice') && <ChoiceSettings field={field} />}
      {kind === 'table' && <ColumnSettings table={field.name} />}
      <BilingualRow
        label={say(isNote ? 'field.note' : 'field.description')}
        long
        value={(lang) => fieldText(form, field, 'description', lang)}
        onChange={(lang, value) => change(setFieldText(form, field, 'description', lang, value), `description ${lang}`)}
      />
      {['text', 'long-text', 'number', 'money', 'address', 'email', 'phone'].includes(kind) && (
        <BilingualRow
          label={say('field.placeholder')}
          value={(lang) => uiText(form, field, 'placeholder', lang)}
          onChange={(lang, value) => change(setUiText(form, field, 'placeholder', lang, value), `placeholder ${lang}`)}
        />
      )}
      <LimitSettings field={field} kind={kind} />
      <DefaultSetting field={field} kind={kind} />
      {kind === 'choice' && <WidgetSetting field={field} widgets={['radio', 'select']} />}
      {!isColumn && !isNote && kind !== 'table' && <WidthSetting field={field} />}
      {isColumn && (kind === 'number' || kind === 'money' || kind === 'computed') && (
        <Checkbox
          checked={uiAt(form, field)['ui:options']?.total === true}
          disabled={readOnly}
          onChange={(event) => change(setUiOption(form, field, 'total', event.target.checked || undefined))}
        >
          {say('field.total')}
        </Checkbox>
      )}
      {(kind === 'money' || kind === 'computed') && <MoneySettings field={field} kind={kind} />}
      {(kind === 'id-number' || kind === 'phone') && (
        <Checkbox
          checked={schema['x-sensitive'] !== undefined}
          disabled={readOnly}
          onChange={(event) =>
            change(setSchema(form, field, { 'x-sensitive': event.target.checked ? kind : undefined }))
          }
        >
          {say('field.mask')}
        </Checkbox>
      )}
      {(schema['x-index'] === true || indexFault(form, field.name, field.column) === undefined) && (
        <Checkbox
          checked={schema['x-index'] === true}
          disabled={readOnly}
          onChange={(event) => change(setSchema(form, field, { 'x-index': event.target.checked || undefined }))}
        >
          {say('field.index')}
        </Checkbox>
      )}
      <ConditionSettings field={field} kind={kind} />
      {!isNote && kind !== 'computed' && <CheckSettings field={field} />}
      <FlowNote field={field} />
    </>
  );
}

function WidthSetting({ field }: { field: FieldRef }) {
  const { form, say, change, readOnly } = useDesigner();
  const span = uiAt(form, field)['ui:options']?.span;
  return (
    <PanelRow label={say('field.width')}>
      {() => (
        <Segmented<'auto' | 'half' | 'full'>
          aria-label={say('field.width')}
          disabled={readOnly}
          value={span === 'half' || span === 'full' ? span : 'auto'}
          options={(['auto', 'half', 'full'] as const).map((value) => ({ value, label: say(`width.${value}`) }))}
          onChange={(value) => change(setUiOption(form, field, 'span', value === 'auto' ? undefined : value))}
        />
      )}
    </PanelRow>
  );
}

function WidgetSetting({ field, widgets }: { field: FieldRef; widgets: readonly ('radio' | 'select')[] }) {
  const { form, say, change, readOnly } = useDesigner();
  return (
    <PanelRow label={say('field.widget')}>
      {() => (
        <Segmented<'radio' | 'select'>
          aria-label={say('field.widget')}
          disabled={readOnly}
          value={uiAt(form, field)['ui:widget'] === 'radio' ? 'radio' : 'select'}
          options={widgets.map((value) => ({ value, label: say(`widget.${value}`) }))}
          onChange={(value) => change(setUi(form, field, { 'ui:widget': value }))}
        />
      )}
    </PanelRow>
  );
}
