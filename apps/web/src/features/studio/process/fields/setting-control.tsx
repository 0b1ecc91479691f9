import type { PlainSetting } from '@flowhall/modeler/editor';
import { InputNumber, Select } from 'antd';
import type { Choice } from '../lib/panel-context.ts';
import { usePanel } from '../lib/panel-context.ts';
import { choiceWord, useWords } from '../lib/use-words.ts';
import type { Control } from '../panel/field-specs.ts';
import { CommitInput } from './commit-input.tsx';
import { DepartmentField } from './department-field.tsx';
import { DurationInput } from './duration-input.tsx';
import { DurationsInput } from './durations-input.tsx';
import { FeelInput } from './feel-input.tsx';
import { PeopleField } from './people-field.tsx';
import { useNames } from './use-names.ts';
import { ValueInput } from './value-input.tsx';

export interface SettingControlProps {
  control: Control;
  /** Such as `Step.kind`. */
  property: string;
  label: string;
  value: PlainSetting[string];
  onChange: (value: PlainSetting[string]) => void;
}

const parts = (written: string): string[] => written.split(/[\s,，]+/).filter(Boolean);

/** One property of a setting that is neither a list nor a part of its own. */
export function SettingControl({ control, property, label, value, onChange }: SettingControlProps) {
  const words = useWords();
  const panel = usePanel();
  const names = useNames();
  const written = typeof value === 'string' ? value : '';
  const set = (next: string) => onChange(next.trim() === '' ? undefined : next);
  const shared = { label, disabled: panel.readOnly };
  switch (control.is) {
    case 'choice':
      return (
        <Select
          aria-label={label}
          disabled={panel.readOnly}
          value={written || control.fallback}
          options={withUnknown(
            control.options.map((option) => ({ value: option, label: choiceWord(words, property, option) })),
            written,
          )}
          onChange={set}
        />
      );
    case 'choices':
      return (
        <Select
          mode="multiple"
          aria-label={label}
          disabled={panel.readOnly}
          value={parts(written)}
          options={control.options.map((option) => ({ value: option, label: choiceWord(words, property, option) }))}
          onChange={(chosen: string[]) => set(chosen.join(' '))}
        />
      );
    case 'number':
      return (
        <InputNumber
          aria-label={label}
          disabled={panel.readOnly}
          min={0}
          value={written === '' ? null : Number(written)}
          onChange={(next) => set(next === null ? '' : String(next))}
        />
      );
    case 'duration':
      return <DurationInput {...shared} value={written} onCommit={set} />;
    case 'durations':
      return <DurationsInput {...shared} value={parts(written)} onChange={(chosen) => set(chosen.join(' '))} />;
    case 'users':
      return <PeopleField label={label} value={parts(written)} onChange={(chosen) => set(chosen.join(' '))} />;
    case 'feel':
      return <FeelInput label={label} value={written} onCommit={set} />;
    case 'value':
      return <ValueInput {...shared} value={written} onCommit={set} />;
    case 'lines':
      return <ValueInput {...shared} value={written} lines={3} onCommit={set} />;
    case 'role':
      return <Pick {...shared} value={written} choices={panel.roles} onChange={set} />;
    case 'post':
      return <Pick {...shared} value={written} choices={panel.posts} onChange={set} />;
    case 'department':
      return <DepartmentField {...shared} {...control} value={written} onChange={set} />;
    case 'field':
      return (
        <Pick
          {...shared}
          value={written}
          choices={panel.fields
            .filter(({ format }) => format === control.of)
            .map(({ name, title }) => ({ value: name, label: `${title} (${name})` }))}
          nothing={words.people.noField[control.of]}
          onChange={set}
        />
      );
    case 'step':
      return (
        <Pick
          {...shared}
          value={written}
          choices={panel.steps
            .filter(({ type }) => type === 'bpmn:UserTask')
            .map((step) => ({ value: step.id, label: names(step) }))}
          onChange={set}
        />
      );
    case 'form':
      return (
        <Pick
          {...shared}
          value={written}
          choices={panel.forms.map((name) => ({ value: name, label: name }))}
          placeholder={words.common.noForm}
          onChange={set}
        />
      );
    case 'decision':
      return (
        <Pick
          {...shared}
          value={written}
          choices={panel.decisions.map((id) => ({ value: id, label: id }))}
          nothing={words.common.noDecision}
          onChange={set}
        />
      );
    default:
      return <CommitInput {...shared} value={written} onCommit={set} code={control.is === 'variable'} />;
  }
}

const withUnknown = (choices: readonly Choice[], value: string): Choice[] =>
  value === '' || choices.some((choice) => choice.value === value)
    ? [...choices]
    : [...choices, { value, label: value }];

interface PickProps {
  value: string;
  label: string;
  choices: readonly Choice[];
  disabled: boolean;
  placeholder?: string;
  /** Said when there is no choice. */
  nothing?: string;
  onChange: (value: string) => void;
}

function Pick({ value, label, choices, disabled, placeholder, nothing, onChange }: PickProps) {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      disabled={disabled}
      placeholder={placeholder}
      notFoundContent={nothing}
      value={value || null}
      options={withUnknown(choices, value)}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
    />
  );
}
