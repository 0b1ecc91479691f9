import { usePanel } from '../lib/panel-context.ts';
import { PickOrMake } from './pick-or-make.tsx';

export interface VariableInputProps {
  label: string;
  value: string;
  placeholder?: string;
  /** Only fields that hold several values. */
  lists?: boolean;
  onChange: (name: string) => void;
}

/** Name of a variable: a field of the form, or another one. */
export function VariableInput({ lists = false, ...props }: VariableInputProps) {
  const { fields } = usePanel();
  const known = fields
    .filter(({ type }) => !lists || type === 'array')
    .map(({ name, title }) => ({ value: name, label: `${title} (${name})` }));
  return <PickOrMake {...props} known={known} />;
}
