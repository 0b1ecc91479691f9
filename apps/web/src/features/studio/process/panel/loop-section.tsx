import type { LoopInfo } from '@flowhall/modeler/editor';
import { InputNumber, Segmented, Select } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { SwitchRow } from '../fields/switch-row.tsx';
import { VariableInput } from '../fields/variable-input.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import { CollectedFields } from './loop-results.tsx';

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
      {loop && info.type === 'bpmn:UserTask' && <span className={styles.hint}>{words.loop.userHint}</span>}
      {loop && loop.kind !== 'loop' && <MultiFields key={info.id} loop={loop} onChange={set} />}
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

export type MultiLoop = Extract<LoopInfo, { collection: string }>;

export interface MultiFieldsProps {
  loop: MultiLoop;
  onChange: (loop: MultiLoop) => void;
}

/** Once for each element of a list, or a number of times. */
function MultiFields({ loop, onChange }: MultiFieldsProps) {
  const words = useWords();
  const { info, fields, readOnly } = usePanel();
  const isScope = /(?:SubProcess|Transaction)$/.test(info.type);
  const byList = loop.collection !== '';
  const firstList = fields.find(({ type }) => type === 'array')?.name ?? 'items';
  return (
    <>
      <FieldRow label={words.loop.by}>
        <Segmented
          block
          disabled={readOnly}
          value={byList ? 'list' : 'number'}
          options={[
            { value: 'number', label: words.loop.byNumber },
            { value: 'list', label: words.loop.byList },
          ]}
          onChange={(by) =>
            onChange(
              by === 'list'
                ? { ...loop, collection: firstList, item: loop.item || 'item', cardinality: '' }
                : { ...loop, collection: '', cardinality: loop.cardinality || '2' },
            )
          }
        />
      </FieldRow>
      {byList ? (
        <>
          <FieldRow label={words.loop.collection} hint={words.loop.collectionHint}>
            {isScope ? (
              <VariableInput
                lists
                label={words.loop.collection}
                value={loop.collection}
                onChange={(collection) => onChange({ ...loop, collection })}
              />
            ) : (
              <FeelInput
                label={words.loop.collection}
                value={loop.collection}
                onCommit={(feel) => onChange({ ...loop, collection: feel.trim() })}
              />
            )}
          </FieldRow>
          <FieldRow label={words.loop.item} hint={words.loop.itemHint}>
            <CommitInput
              code
              label={words.loop.item}
              value={loop.item}
              disabled={readOnly}
              onCommit={(item) => onChange({ ...loop, item: item.trim() })}
            />
          </FieldRow>
        </>
      ) : (
        <FieldRow label={words.loop.cardinality}>
          <FeelInput
            label={words.loop.cardinality}
            value={loop.cardinality}
            onCommit={(cardinality) => onChange({ ...loop, cardinality })}
          />
        </FieldRow>
      )}
      <FieldRow label={words.loop.completion} hint={words.loop.completionHint}>
        <FeelInput
          label={words.loop.completion}
          value={loop.completion}
          onCommit={(completion) => onChange({ ...loop, completion })}
        />
      </FieldRow>
      <CollectedFields loop={loop} onChange={onChange} />
    </>
  );
}

function startOf(kind: 'none' | LoopInfo['kind'], was: LoopInfo | undefined): LoopInfo | null {
  if (kind === 'none') return null;
  if (kind === 'loop') return { kind, condition: '', testBefore: false, maximum: '' };
  if (was && was.kind !== 'loop') return { ...was, kind };
  return {
    kind,
    cardinality: '2',
    collection: '',
    item: '',
    completion: '',
    yields: '',
    into: '',
    behavior: 'All',
    signal: '',
  };
}
