import type { PlainSetting } from '@flowhall/modeler/editor';
import { Select } from 'antd';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import { SettingFields } from '../fields/setting-fields.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { VariableInput } from '../fields/variable-input.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import { JOBS } from './field-specs.ts';

/** What an automatic task does, and how often it is tried. */
export function JobSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const job = info.settings.find(({ $type }) => JOBS.some((known) => known === $type));
  const retry = info.settings.find(({ $type }) => $type === 'flow:Retry');
  const set = (id: string, type: string, setting: PlainSetting | null) => editor.commands.setSetting(id, type, setting);
  return (
    <>
      <FieldRow label={words.job.kind}>
        <Select
          allowClear
          aria-label={words.job.kind}
          placeholder={words.job.none}
          disabled={readOnly}
          value={JOBS.find((known) => known === job?.$type) ?? null}
          options={JOBS.map((value) => ({ value, label: words.job[value] }))}
          onChange={(next) => {
            if (job) set(info.id, job.$type, null);
            if (next) set(info.id, next, { $type: next });
          }}
        />
      </FieldRow>
      {job && <SettingFields setting={job} onChange={(next) => set(info.id, job.$type, next)} />}
      {job && (
        <SwitchRow
          label={words.job.retry}
          on={retry !== undefined}
          onChange={(on) =>
            set(info.id, 'flow:Retry', on ? { $type: 'flow:Retry', attempts: '5', backoff: 'PT30S' } : null)
          }
        />
      )}
      {retry && <SettingFields setting={retry} onChange={(next) => set(info.id, 'flow:Retry', next)} />}
    </>
  );
}

/** A setting that comes and goes as a whole, such as copies or a decision. */
export function WholeSetting({ type }: { type: 'flow:Cc' | 'flow:CalledDecision' }) {
  const { editor, info } = usePanel();
  const setting = info.settings.find(({ $type }) => $type === type) ?? { $type: type };
  return (
    <SettingFields
      setting={setting}
      onChange={(next) => {
        const isEmpty = Object.entries(next).every(
          ([name, value]) => name === '$type' || value === undefined || (Array.isArray(value) && value.length === 0),
        );
        editor.commands.setSetting(info.id, type, isEmpty ? null : next);
      }}
    />
  );
}

/** The formula of a calculation and where its result goes. */
export function ScriptSection() {
  const words = useWords();
  const { editor, info } = usePanel();
  const { resultVariable } = info.attributes;
  return (
    <>
      <FieldRow label={words.script.expression}>
        <FeelInput
          label={words.script.expression}
          value={info.script ?? ''}
          onCommit={(feel) => editor.commands.setScript(info.id, feel)}
        />
      </FieldRow>
      <FieldRow label={words.script.result}>
        <VariableInput
          label={words.script.result}
          value={typeof resultVariable === 'string' ? resultVariable : ''}
          onChange={(name) => editor.commands.setAttribute(info.id, 'resultVariable', name === '' ? null : name)}
        />
      </FieldRow>
    </>
  );
}
