import { TreeSelect } from 'antd';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import type { Nearby } from '../panel/field-specs.ts';

export interface DepartmentFieldProps {
  label: string;
  disabled: boolean;
  /** Key of a department, or one that depends on who applies. */
  value: string;
  also: readonly Nearby[];
  fallback: 'any' | Nearby;
  onChange: (value: string) => void;
}

/** A department of the organisation, in its tree. */
export function DepartmentField({ label, disabled, value, also, fallback, onChange }: DepartmentFieldProps) {
  const words = useWords();
  const { departments } = usePanel();
  const nearby = {
    any: words.common.anyDepartment,
    initiator: words.common.initiatorDepartment,
    nearest: words.common.nearestDepartment,
  };
  return (
    <TreeSelect
      allowClear
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      aria-label={label}
      disabled={disabled}
      placeholder={nearby[fallback]}
      value={value || null}
      treeData={[...also.map((one) => ({ value: one, title: nearby[one] })), ...departments]}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
    />
  );
}
