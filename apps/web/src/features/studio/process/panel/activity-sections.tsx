import type { LoopInfo } from '@flowhall/modeler/editor';
import { InputNumber, Select } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import { SettingFields } from '../fields/setting-fields.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import { SwitchRow } from './event-section.tsx';
import { JOBS } from './field-specs.ts';

/** What an automatic task does, and how often it is tried. */
export function JobSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const job = info.settings.find(({ $type }) => JOBS.some((known) => known === $type));
  const retry = info.settings.find(({ $type }) => $type === 'flow:Retry');
  const set = editor.commands.setSetting;
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
  const { editor, info, readOnly } = usePanel();
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
        <CommitInput
          code
          label={words.script.result}
          value={typeof resultVariable === 'string' ? resultVariable : ''}
          disabled={readOnly}
          onCommit={(name) => editor.commands.setAttribute(info.id, 'resultVariable', name === '' ? null : name)}
        />
      </FieldRow>
    </>
  );
}

/** Which process a call activity calls. */
export function CallSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  return (
    <FieldRow label={words.call.key} hint={words.call.hint}>
      <CommitInput
        code
        label={words.call.key}
        value={info.calledElement ?? ''}
        disabled={readOnly}
        onCommit={(key) => editor.commands.setCalledElement(info.id, key.trim())}
      />
    </FieldRow>
  );
}

/** How often an activity is done. */
export function LoopSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { loop } = info;
  const set = (next: LoopInfo | null) => editor.commands.setLoop(info.id, next);
  const kinds = ['none', 'loop', 'parallel', 'sequential'] as const;
  return (
    <>
      <Select<'none' | LoopInfo['kind']>
        aria-label={words.sections.loop}
        disabled={readOnly}
        value={loop?.kind ?? 'none'}
        options={kinds.map((value) => ({ value, label: words.loop[value] }))}
        onChange={(kind) => set(startOf(kind, loop))}
      />
      {loop && loop.kind !== 'loop' && (
        <>
          {loop.collection && <FieldRow label={words.loop.collection}>{loop.collection}</FieldRow>}
          {!loop.collection && (
            <FieldRow label={words.loop.cardinality}>
              <FeelInput
                label={words.loop.cardinality}
                value={loop.cardinality}
                onCommit={(cardinality) => set({ ...loop, cardinality })}
              />
            </FieldRow>
          )}
          <FieldRow label={words.loop.completion}>
            <FeelInput
              label={words.loop.completion}
              value={loop.completion}
              onCommit={(completion) => set({ ...loop, completion })}
            />
          </FieldRow>
        </>
      )}
      {loop?.kind === 'loop' && (
        <>
          <FieldRow label={words.loop.condition}>
            <FeelInput
              label={words.loop.condition}
              value={loop.condition}
              onCommit={(condition) => set({ ...loop, condition })}
            />
          </FieldRow>
          <FieldRow label={words.loop.maximum}>
            <InputNumber
              min={1}
              aria-label={words.loop.maximum}
              disabled={readOnly}
              value={loop.maximum === '' ? null : Number(loop.maximum)}
              onChange={(maximum) => set({ ...loop, maximum: maximum === null ? '' : String(maximum) })}
            />
          </FieldRow>
          <SwitchRow
            label={words.loop.testBefore}
            on={loop.testBefore}
            onChange={(testBefore) => set({ ...loop, testBefore })}
          />
        </>
      )}
    </>
  );
}

function startOf(kind: 'none' | LoopInfo['kind'], was: LoopInfo | undefined): LoopInfo | null {
  if (kind === 'none') return null;
  if (kind === 'loop') return { kind, condition: '', testBefore: false, maximum: '' };
  const kept = was && was.kind !== 'loop' ? was : undefined;
  return {
    kind,
    cardinality: kept?.cardinality ?? '2',
    collection: kept?.collection ?? '',
    item: kept?.item ?? '',
    completion: kept?.completion ?? '',
  };
}
