import { Select } from 'antd';
import { DurationInput } from '../fields/duration-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { ValueInput } from '../fields/value-input.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import type { TriggerFieldsProps } from './trigger-fields.tsx';

/** When a timer is due. */
export function TimerFields({ event: { timer }, trigger }: TriggerFieldsProps) {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  if (!timer) return null;
  const set = (change: Partial<typeof timer>) => {
    const next = { ...timer, ...change };
    editor.commands.setTimer(info.id, next.kind, next.value, next.workingTime, trigger);
  };
  const kinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;
  return (
    <>
      <FieldRow label={words.event.kind}>
        <Select
          aria-label={words.event.kind}
          disabled={readOnly}
          value={timer.kind}
          options={kinds.map((value) => ({ value, label: words.event[value] }))}
          onChange={(kind) => set({ kind, value: '' })}
        />
      </FieldRow>
      {timer.kind === 'timeDuration' ? (
        <>
          <DurationInput
            label={words.event.timeDuration}
            value={timer.value}
            disabled={readOnly}
            onCommit={(value) => set({ value })}
          />
          <SwitchRow
            label={words.event.workingTime}
            on={timer.workingTime}
            onChange={(workingTime) => set({ workingTime })}
          />
        </>
      ) : (
        <FieldRow
          label={words.event[timer.kind]}
          hint={timer.kind === 'timeCycle' ? words.event.cycleHint : words.event.dateHint}
        >
          <ValueInput
            label={words.event[timer.kind]}
            value={timer.value}
            disabled={readOnly}
            onCommit={(value) => set({ value })}
          />
        </FieldRow>
      )}
    </>
  );
}
