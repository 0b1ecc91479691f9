import { InputNumber, Select, Space } from 'antd';
import { readDuration, UNITS, type Unit, writeDuration } from '../lib/durations.ts';
import { useWords } from '../lib/use-words.ts';
import { CommitInput } from './commit-input.tsx';
import { FeelInput } from './feel-input.tsx';

export interface DurationInputProps {
  value: string;
  label: string;
  onCommit: (value: string) => void;
  disabled?: boolean;
}

/** How long: a number and a unit, or ISO 8601 or an expression for whatever else. */
export function DurationInput({ value, label, onCommit, disabled }: DurationInputProps) {
  const words = useWords();
  const simple = value === '' ? { count: 0, unit: 'days' as const } : readDuration(value);
  const units = [
    ...UNITS.map((unit) => ({ value: unit as Unit | 'other', label: words.duration[unit] })),
    { value: 'other' as const, label: words.duration.other },
  ];
  const unit: Unit | 'other' = simple?.unit ?? 'other';
  return (
    <Space orientation="vertical" size={4} style={{ width: '100%' }}>
      <Space.Compact>
        {simple && (
          <InputNumber
            min={1}
            max={999}
            precision={0}
            value={simple.count || null}
            aria-label={label}
            disabled={disabled}
            style={{ width: 90 }}
            onChange={(count) => onCommit(count === null ? '' : writeDuration(count, simple.unit))}
          />
        )}
        <Select<Unit | 'other'>
          value={unit}
          options={units}
          aria-label={label}
          disabled={disabled}
          style={{ width: 110 }}
          onChange={(next) =>
            onCommit(next === 'other' ? `= duration("${value || 'P2D'}")` : writeDuration(simple?.count || 1, next))
          }
        />
      </Space.Compact>
      {!simple &&
        (value.trimStart().startsWith('=') ? (
          <FeelInput
            value={value.trim().replace(/^=\s*/, '')}
            label={label}
            onCommit={(next) => onCommit(next.trim() === '' ? '' : `= ${next.trim()}`)}
          />
        ) : (
          <CommitInput value={value} label={label} onCommit={onCommit} disabled={disabled} code />
        ))}
    </Space>
  );
}
