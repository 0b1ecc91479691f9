import type { LocalizedText } from '@flowhall/contracts';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useLocalized } from '../../lib/localized.ts';

interface ItemFilterProps {
  label: string;
  any: string;
  value: string | undefined;
  onChange: (key: string | undefined) => void;
  /** Rows of the list; their items are what one can choose from. */
  rows: readonly { itemKey: string; itemName: LocalizedText }[];
}

/** Narrows a list to one service. Offers the services met in the list so far, as nobody may start all they handle. */
export function ItemFilter({ label, any, value, onChange, rows }: ItemFilterProps) {
  const text = useLocalized();
  const [met, setMet] = useState<ReadonlyMap<string, LocalizedText>>(new Map());
  useEffect(() => {
    setMet((before) => {
      const fresh = rows.filter((row) => !before.has(row.itemKey));
      if (fresh.length === 0) return before;
      return new Map([...before, ...fresh.map((row): [string, LocalizedText] => [row.itemKey, row.itemName])]);
    });
  }, [rows]);
  const options = [...met].map(([key, name]) => ({ value: key, label: text(name) }));
  if (value && !met.has(value)) options.push({ value, label: value });
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={(key) => onChange(key || undefined)}
      options={[{ value: '', label: any }, ...options]}
      popupMatchSelectWidth={false}
    />
  );
}
