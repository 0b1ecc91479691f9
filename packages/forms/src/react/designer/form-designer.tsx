import { DesktopOutlined, MobileOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Segmented } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import {
  type FieldRef,
  type KeyChange,
  type OtherForm,
  removeField,
  renameField,
  sameRef,
  sampleData,
  usesOf,
} from '../../designer/index.ts';
import { withComputed } from '../../feel/with-computed.ts';
import type { FormFile, Lang } from '../../types.ts';
import type { FlowFormPorts } from '../ports.ts';
import { DesignView } from './canvas/design-view.tsx';
import { DesignerContext, type DesignerState } from './designer-context.ts';
import { type FormFileFinding, JsonView } from './json-view.tsx';
import { type MatrixStep, titleOf } from './matrix/permission-matrix.tsx';
import { PermissionsView } from './permissions-view.tsx';
import { RulesView } from './rules/rules-view.tsx';
import { designerSay } from './texts/text.ts';
import { TryView } from './try-view.tsx';
import { useFormText } from './use-form-text.ts';
import './css/designer.css';
import './css/canvas.css';
import './css/panel.css';
import './css/rules.css';
import './css/views.css';

export interface FormDesignerProps {
  /** The form file as it is written. */
  text: string;
  onChange: (text: string) => void;
  /** A field or column got another key: what else names it (process, manifest, sheet, scenarios) is the item's to change. */
  onRename?: (change: KeyChange, before: FormFile) => void;
  /** The steps that use this form, in the order of the process. */
  steps: readonly MatrixStep[];
  /** The other forms of the item, whose fields can be shown here. */
  others?: readonly OtherForm[];
  /** Files of the item that fields may offer for download, by their path. */
  templates?: readonly string[];
  findings?: readonly FormFileFinding[];
  /** In front of the designer's own tools. */
  lead?: ReactNode;
  lang: Lang;
  ports: FlowFormPorts;
  readOnly?: boolean;
}

type Mode = 'design' | 'rules' | 'permissions' | 'try' | 'json';
const MODES: readonly Mode[] = ['design', 'rules', 'permissions', 'try', 'json'];

const NO_OTHERS: readonly OtherForm[] = [];
const NO_FILES: readonly string[] = [];

/** Designs a form: fields dragged over the form as it is drawn, its text, its permissions, a trial. Needs Ant Design's `App`. */
export function FormDesigner(props: FormDesignerProps) {
  const {
    text,
    onChange,
    onRename,
    steps,
    others = NO_OTHERS,
    templates = NO_FILES,
    findings = [],
    lang,
    ports,
    readOnly = false,
  } = props;
  const say = useMemo(() => designerSay(lang), [lang]);
  const { modal } = App.useApp();
  const { form, change, setText, undo, redo } = useFormText(text, onChange);
  const [mode, setMode] = useState<Mode>('design');
  const [narrow, setNarrow] = useState(false);
  const [selected, select] = useState<FieldRef | null>(null);
  const [typed, setTyped] = useState<Record<string, unknown> | null>(null);
  const sample = useMemo(() => (form ? withComputed(form, typed ?? sampleData(form)) : {}), [form, typed]);

  const rename = useCallback(
    (ref: FieldRef, to: string) => {
      if (!form) return;
      change(renameField(form, { ref, to }));
      onRename?.({ ref, to }, form);
      select(ref.column === undefined ? { name: to } : { ...ref, column: to });
    },
    [form, change, onRename],
  );
  const remove = useCallback(
    (ref: FieldRef) => {
      if (!form) return;
      const gone = () => {
        change(removeField(form, ref));
        select((now) => (now?.name === ref.name && (ref.column === undefined || sameRef(now, ref)) ? null : now));
      };
      const uses = usesOf(form, ref);
      if (uses.length === 0) return gone();
      const name = (of: string | number) => (typeof of === 'number' ? of + 1 : titleOf(form, { name: of }, lang));
      modal.confirm({
        title: say('remove.confirm', { name: titleOf(form, ref, lang) }),
        content: (
          <>
            <p>{say('remove.confirm-hint')}</p>
            <ul className="fd-problems">
              {uses.map(({ kind, of }) => (
                <li key={`${kind} ${of}`}>{say(`use.${kind}`, { of: name(of) })}</li>
              ))}
            </ul>
          </>
        ),
        okText: say('remove.do'),
        okButtonProps: { danger: true },
        onOk: gone,
      });
    },
    [form, change, lang, modal, say],
  );
  const open = useCallback((ref: FieldRef) => {
    setMode('design');
    select(ref);
  }, []);
  const state = useMemo<DesignerState | null>(
    () =>
      form
        ? {
            form,
            lang,
            say,
            ports,
            steps,
            others,
            templates,
            readOnly,
            selected,
            sample,
            select,
            open,
            change,
            rename,
            remove,
          }
        : null,
    [form, lang, say, ports, steps, others, templates, readOnly, selected, sample, open, change, rename, remove],
  );
  const shown = state ? mode : 'json';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for undo, wherever the focus is inside
    <div
      className="fd-designer"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || shown === 'json') return;
        event.preventDefault();
        if (event.shiftKey) redo?.();
        else undo?.();
      }}
    >
      <div className="fd-bar">
        {props.lead}
        <Segmented<Mode>
          aria-label={say('mode.label')}
          value={shown}
          disabled={!state}
          options={MODES.map((value) => ({ value, label: say(`mode.${value}`) }))}
          onChange={setMode}
        />
        <span className="fd-bar-tools">
          {(shown === 'design' || shown === 'try') && (
            <Segmented<'desktop' | 'phone'>
              className="fd-device"
              aria-label={say('device.label')}
              value={narrow ? 'phone' : 'desktop'}
              options={[
                { value: 'desktop', icon: <DesktopOutlined aria-hidden />, label: say('device.desktop') },
                { value: 'phone', icon: <MobileOutlined aria-hidden />, label: say('device.phone') },
              ]}
              onChange={(device) => setNarrow(device === 'phone')}
            />
          )}
          <Button
            type="text"
            icon={<UndoOutlined aria-hidden />}
            disabled={!undo || readOnly}
            onClick={undo}
            aria-label={say('history.undo')}
            title={say('history.undo')}
          />
          <Button
            type="text"
            icon={<RedoOutlined aria-hidden />}
            disabled={!redo || readOnly}
            onClick={redo}
            aria-label={say('history.redo')}
            title={say('history.redo')}
          />
        </span>
      </div>
      <DesignerContext value={state}>
        {shown === 'design' && <DesignView narrow={narrow} />}
        {shown === 'try' && <TryView narrow={narrow} onSample={setTyped} />}
        {shown === 'rules' && <RulesView />}
        {shown === 'permissions' && <PermissionsView />}
      </DesignerContext>
      {shown === 'json' && <JsonView text={text} findings={findings} readOnly={readOnly} say={say} onText={setText} />}
    </div>
  );
}
