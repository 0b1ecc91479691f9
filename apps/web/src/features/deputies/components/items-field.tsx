import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { itemNamesQuery } from '../../../lib/lists/item-names.ts';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './deputies.module.css';

interface ItemsFieldProps {
  /** Keys of services; null: all. */
  value: readonly string[] | null;
  onChange: (keys: readonly string[] | null) => void;
}

/** All services, or those that are chosen. */
export function ItemsField({ value, onChange }: ItemsFieldProps) {
  const { t } = useTranslation('deputies');
  const text = useLocalized();
  const items = useQuery(itemNamesQuery);
  return (
    <div className={styles.items}>
      <Segmented
        aria-label={t('dialog.items')}
        value={value === null ? 'all' : 'some'}
        onChange={(choice) => onChange(choice === 'all' ? null : [])}
        options={[
          { value: 'all', label: t('dialog.all') },
          { value: 'some', label: t('dialog.some') },
        ]}
      />
      {value !== null && (
        <Select
          mode="multiple"
          aria-label={t('dialog.items')}
          placeholder={t('dialog.itemsPlaceholder')}
          value={[...value]}
          onChange={onChange}
          options={(items.data?.items ?? []).map(({ key, name }) => ({ value: key, label: text(name) }))}
          optionFilterProp="label"
        />
      )}
    </div>
  );
}
