import { Select } from 'antd';
import { readDuration } from '../lib/durations.ts';
import { useWords, type Words } from '../lib/use-words.ts';

export interface DurationsInputProps {
  label: string;
  disabled: boolean;
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}

const USUAL = ['PT30M', 'PT1H', 'PT2H', 'PT4H', 'P1D', 'P2D', 'P3D', 'P1W'];

/** Several lengths of time, such as those of reminders. */
export function DurationsInput({ label, disabled, value, onChange }: DurationsInputProps) {
  const words = useWords();
  const choices = [...new Set([...USUAL, ...value])];
  return (
    <Select
      mode="multiple"
      aria-label={label}
      disabled={disabled}
      placeholder={words.duration.none}
      value={[...value]}
      options={choices.map((written) => ({ value: written, label: said(written, words) }))}
      onChange={onChange}
    />
  );
}

function said(written: string, words: Words): string {
  const simple = readDuration(written);
  return simple ? `${simple.count} ${words.duration[simple.unit]}` : written;
}
