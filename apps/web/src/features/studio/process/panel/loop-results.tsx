import { Select } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { PickOrMake } from '../fields/pick-or-make.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { VariableInput } from '../fields/variable-input.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import type { MultiFieldsProps } from './loop-section.tsx';

const BEHAVIORS = ['All', 'One', 'None'] as const;

/** What the runs of a multi-instance activity yield together, and what is told while they are done. */
export function CollectedFields({ loop, onChange }: MultiFieldsProps) {
  const words = useWords();
  const { readOnly } = usePanel();
  const collects = loop.yields !== '';
  return (
    <>
      <SwitchRow
        label={words.loop.collects}
        on={collects}
        onChange={(on) => onChange({ ...loop, yields: on ? 'result' : '', into: on ? 'results' : '' })}
      />
      {collects && (
        <>
          <FieldRow label={words.loop.yields}>
            <CommitInput
              code
              label={words.loop.yields}
              value={loop.yields}
              disabled={readOnly}
              onCommit={(name) => onChange({ ...loop, yields: name.trim() })}
            />
          </FieldRow>
          <FieldRow label={words.loop.into}>
            <VariableInput
              lists
              label={words.loop.into}
              value={loop.into}
              onChange={(into) => onChange({ ...loop, into })}
            />
          </FieldRow>
        </>
      )}
      <FieldRow label={words.loop.behavior}>
        {loop.behavior === 'Complex' ? (
          <span className={styles.hint}>{words.loop.complex}</span>
        ) : (
          <Select
            aria-label={words.loop.behavior}
            disabled={readOnly}
            value={loop.behavior}
            options={BEHAVIORS.map((value) => ({ value, label: words.loop.behaviors[value] }))}
            onChange={(behavior) =>
              onChange({ ...loop, behavior, signal: behavior === 'All' ? '' : loop.signal || words.loop.signalName })
            }
          />
        )}
      </FieldRow>
      {(loop.behavior === 'One' || loop.behavior === 'None') && (
        <FieldRow label={words.loop.signal}>
          <PickOrMake
            label={words.loop.signal}
            value={loop.signal}
            known={[]}
            onChange={(signal) => onChange({ ...loop, signal })}
          />
        </FieldRow>
      )}
    </>
  );
}
