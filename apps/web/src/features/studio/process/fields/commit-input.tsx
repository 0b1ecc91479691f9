import { Input } from 'antd';
import { useState } from 'react';

export interface CommitInputProps {
  value: string;
  label: string;
  onCommit: (value: string) => void;
  disabled?: boolean;
  placeholder?: string;
  /** Several lines. */
  lines?: number;
  code?: boolean;
}

/** A text field whose value counts when it is left or Enter is pressed: one change, one step of undo. */
export function CommitInput({ value, label, onCommit, disabled, placeholder, lines, code }: CommitInputProps) {
  const [typed, setTyped] = useState(value);
  const [was, setWas] = useState(value);
  if (was !== value) {
    setWas(value);
    setTyped(value);
  }
  const commit = () => {
    if (typed !== value) onCommit(typed);
  };
  const shared = {
    value: typed,
    disabled,
    placeholder,
    'aria-label': label,
    style: code ? { fontFamily: 'ui-monospace, monospace', fontSize: 13 } : undefined,
    onBlur: commit,
  };
  return lines ? (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: lines, maxRows: 10 }}
      onChange={(event) => setTyped(event.target.value)}
    />
  ) : (
    <Input {...shared} onChange={(event) => setTyped(event.target.value)} onPressEnter={commit} />
  );
}
