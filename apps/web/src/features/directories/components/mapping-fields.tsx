import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FRESH } from '../lib/directory-values.ts';
import styles from './directories.module.css';

const ATTRIBUTE = /^[A-Za-z][A-Za-z0-9;.-]*$/;
const OPTIONAL = ['nameEn', 'email', 'phone', 'title', 'unit', 'parent', 'below'];

/** Base, filter and attributes of one kind of entries. */
export function MappingFields({ kind }: { kind: 'people' | 'units' | 'groups' }) {
  const { t } = useTranslation('directories');
  const { base: _base, filter: _filter, ...attributes } = FRESH[kind];
  const required = { required: true, whitespace: true, message: t('missing') };
  return (
    <>
      <Form.Item name={[kind, 'base']} label={t('mapping.base')} rules={[required]}>
        <Input maxLength={500} spellCheck={false} placeholder={`ou=${kind},dc=example,dc=edu,dc=cn`} />
      </Form.Item>
      <Form.Item name={[kind, 'filter']} label={t('mapping.filter')} rules={[required]}>
        <Input maxLength={1000} spellCheck={false} />
      </Form.Item>
      <div className={styles.pair}>
        {(Object.keys(attributes) as AttributeName[]).map((name) => (
          <Form.Item
            key={name}
            name={[kind, name]}
            label={t(`mapping.${name}`)}
            {...(name === 'parent' && { extra: t('mapping.parentHint') })}
            rules={[
              ...(OPTIONAL.includes(name) ? [] : [required]),
              ...(name === 'below' ? [] : [{ pattern: ATTRIBUTE, message: t('attributeWrong') }]),
            ]}
          >
            <Input maxLength={100} spellCheck={false} autoCapitalize="none" />
          </Form.Item>
        ))}
      </div>
    </>
  );
}

type AttributeName =
  | Exclude<keyof typeof FRESH.people, 'base' | 'filter'>
  | Exclude<keyof typeof FRESH.units, 'base' | 'filter'>
  | Exclude<keyof typeof FRESH.groups, 'base' | 'filter'>;
