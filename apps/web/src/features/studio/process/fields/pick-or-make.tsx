import { Select } from 'antd';
import { useState } from 'react';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';

export interface PickOrMakeProps {
  label: string;
  value: string;
  /** What there is to choose from. */
  known: readonly { value: string; label: string }[];
  placeholder?: string;
  onChange: (value: string) => void;
}

/** One of what is there already, or a new one under the name that is typed. */
export function PickOrMake({ label, value, known, placeholder, onChange }: PickOrMakeProps) {
  const words = useWords();
  const { readOnly } = usePanel();
  const [typed, setTyped] = useState('');
  const choices =
    known.some((choice) => choice.value === value) || value === '' ? known : [...known, { value, label: value }];
  const name = typed.trim();
  const isNew = name !== '' && !choices.some((choice) => choice.value === name);
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      aria-label={label}
      disabled={readOnly}
      placeholder={placeholder ?? words.common.pickOrMake}
      notFoundContent={words.common.typeToMake}
      value={value || null}
      options={[...choices, ...(isNew ? [{ value: name, label: `${words.common.make} “${name}”` }] : [])]}
      onChange={(next: string | null | undefined) => {
        setTyped('');
        onChange(next ?? '');
      }}
    />
  );
}
