import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { PlainSetting } from '@flowhall/modeler/editor';
import { Button, Switch } from 'antd';
import { usePanel } from '../lib/panel-context.ts';
import { useWords, wordFor } from '../lib/use-words.ts';
import { FIELD_SPECS, type FieldSpec } from '../panel/field-specs.ts';
import { FieldRow } from './field-row.tsx';
import styles from './fields.module.css';
import { SettingControl } from './setting-control.tsx';

export interface SettingFieldsProps {
  setting: PlainSetting;
  onChange: (setting: PlainSetting) => void;
  /** Only some of the fields. */
  only?: (spec: FieldSpec) => boolean;
}

/** The fields of a setting by its type, and of what lies in it. */
export function SettingFields({ setting, onChange, only = () => true }: SettingFieldsProps) {
  const specs = (FIELD_SPECS[setting.$type] ?? []).filter((spec) => only(spec) && (spec.shown?.(setting) ?? true));
  return specs.map((spec) => (
    <SettingField
      key={spec.property}
      spec={spec}
      type={setting.$type}
      value={setting[spec.property]}
      onChange={(value) => onChange({ ...setting, [spec.property]: value })}
    />
  ));
}

interface SettingFieldProps {
  spec: FieldSpec;
  type: string;
  value: PlainSetting[string];
  onChange: (value: PlainSetting[string]) => void;
}

const isList = (value: PlainSetting[string]): value is readonly PlainSetting[] => Array.isArray(value);

function SettingField({ spec, type, value, onChange }: SettingFieldProps) {
  const words = useWords();
  const { readOnly } = usePanel();
  const property = `${type.slice(5)}.${spec.property}`;
  const label = wordFor(words.fields, property);
  const { control } = spec;
  if (control.is === 'list')
    return <SettingList label={label} items={isList(value) ? value : []} start={control.start} onChange={onChange} />;
  if (control.is === 'part') {
    const part = typeof value === 'object' && !isList(value) ? value : undefined;
    return (
      <div className={styles.part}>
        <div className={styles.switch}>
          <span className={styles.label}>{label}</span>
          <Switch
            size="small"
            disabled={readOnly}
            aria-label={label}
            checked={part !== undefined}
            onChange={(on) => onChange(on ? control.start : undefined)}
          />
        </div>
        {part && <SettingFields setting={part} onChange={onChange} />}
      </div>
    );
  }
  return (
    <FieldRow label={label}>
      <SettingControl control={control} property={property} label={label} value={value} onChange={onChange} />
    </FieldRow>
  );
}

interface SettingListProps {
  label: string;
  items: readonly PlainSetting[];
  start: PlainSetting;
  onChange: (items: readonly PlainSetting[]) => void;
}

function SettingList({ label, items, start, onChange }: SettingListProps) {
  const words = useWords();
  const { readOnly } = usePanel();
  const replace = (index: number, item: PlainSetting) => onChange(items.with(index, item));
  const move = (from: number, to: number) => {
    const moved = items[from];
    if (!moved || to < 0 || to >= items.length) return;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <section className={styles.list} aria-label={label}>
      <span className={styles.label}>{label}</span>
      {items.map((item, index) => (
        <div key={index} className={styles.item}>
          <div className={styles.itemTools}>
            <span className={styles.itemNumber}>{index + 1}</span>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={words.common.up}
              disabled={readOnly || index === 0}
              onClick={() => move(index, index - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={words.common.down}
              disabled={readOnly || index === items.length - 1}
              onClick={() => move(index, index + 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={words.common.remove}
              disabled={readOnly}
              onClick={() => onChange(items.toSpliced(index, 1))}
            />
          </div>
          <SettingFields setting={item} onChange={(next) => replace(index, next)} />
        </div>
      ))}
      <Button
        block
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        disabled={readOnly}
        onClick={() => onChange([...items, start])}
      >
        {words.common.add}
      </Button>
    </section>
  );
}
