import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { itemsQuery } from '../api/items.ts';
import { NEW_CATEGORY, otherCategories, renamedInEnglish } from './categories.ts';
import { SettingRow, TextRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';

const NEW = '+';

/** The category: one that other items are in, or a new one with names of its own. */
export function CategoryRows() {
  const { t } = useTranslation('settings');
  const text = useLocalized();
  const { manifest, set, readOnly } = useSettings();
  const { data } = useQuery(itemsQuery);
  const others = otherCategories(data?.items ?? [], manifest.key);
  const { key = '', zh = '', en = '' } = manifest.category ?? {};
  const own = { key, zh, en };
  const isOwn = data !== undefined && !others.some((one) => one.key === key);
  const options = [
    ...others.map((one) => ({ value: one.key, label: text(one) })),
    ...(isOwn || !data ? [{ value: key, label: text(own) }] : []),
    { value: NEW, label: t('categoryNew') },
  ];
  const choose = (next: string) => {
    if (next === NEW) set(['category'], renamedInEnglish(NEW_CATEGORY, NEW_CATEGORY.en, others));
    else set(['category'], others.find((one) => one.key === next) ?? own);
  };
  return (
    <div className={styles.rows} data-setting="category.key category.zh category.en">
      <SettingRow path={['category', 'key']} label={t('category')}>
        {(id) => (
          <Select
            id={id}
            className={styles.control ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={readOnly}
            value={key}
            options={options}
            onChange={choose}
          />
        )}
      </SettingRow>
      {isOwn && (
        <>
          <TextRow path={['category', 'zh']} label={t('categoryName')} value={zh} maxLength={20} />
          <TextRow
            path={['category', 'en']}
            label={t('inEnglish', { label: t('categoryName') })}
            value={en}
            maxLength={40}
            onChange={(next) => set(['category'], renamedInEnglish(own, next, others))}
          />
        </>
      )}
    </div>
  );
}
