import { Input, InputNumber, Radio, TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { ICON_PATHS } from '../../../components/item-icon/icon-paths.ts';
import { ItemIcon } from '../../../components/item-icon/item-icon.tsx';
import { CategoryRows } from './category-rows.tsx';
import { BilingualRows, SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';
import { useOrganisation } from './use-organisation.ts';

/** What the service hall shows of the item. */
export function BasicsSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  const { departmentTree } = useOrganisation();
  return (
    <>
      <SettingRow path={['key']} label={t('key')} hint={t('keyHint')}>
        {(id) => <Input id={id} value={manifest.key ?? ''} readOnly variant="filled" />}
      </SettingRow>
      <BilingualRows path={['name']} label={t('name')} value={manifest.name} maxLength={60} />
      <BilingualRows path={['summary']} label={t('summary')} value={manifest.summary} maxLength={200} />
      <CategoryRows />
      <SettingRow path={['department']} label={t('department')}>
        {(id) => (
          <TreeSelect
            id={id}
            className={styles.control ?? ''}
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDefaultExpandAll
            disabled={readOnly}
            value={manifest.department ?? null}
            treeData={departmentTree}
            onChange={(value: string | null) => set(['department'], value ?? undefined)}
          />
        )}
      </SettingRow>
      <SettingRow path={['icon']} label={t('icon')}>
        {(id) => (
          <Radio.Group
            id={id}
            className={styles.icons ?? ''}
            disabled={readOnly}
            value={manifest.icon ?? ''}
            onChange={(event) => set(['icon'], event.target.value)}
          >
            {Object.keys(ICON_PATHS).map((name) => (
              <Radio.Button key={name} value={name} aria-label={name} title={name}>
                <ItemIcon name={name} size={32} />
              </Radio.Button>
            ))}
          </Radio.Group>
        )}
      </SettingRow>
      <SettingRow path={['sortOrder']} label={t('sortOrder')} hint={t('sortOrderHint')}>
        {(id) => (
          <InputNumber<number>
            id={id}
            min={0}
            precision={0}
            readOnly={readOnly}
            value={manifest.sortOrder ?? null}
            onChange={(value) => set(['sortOrder'], value ?? undefined)}
          />
        )}
      </SettingRow>
    </>
  );
}
