import { Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './directories.module.css';

const KEY = /^[a-z][a-z0-9-]{0,40}$/;
const ADDRESS = /^ldaps?:\/\/\S+$/;

/** Name, address and account of a directory. */
export function ConnectionFields({ isNew, hasSecret }: { isNew: boolean; hasSecret: boolean }) {
  const { t } = useTranslation('directories');
  const required = { required: true, whitespace: true, message: t('missing') };
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="name" label={t('name')} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        {isNew && (
          <Form.Item name="key" label={t('key')} rules={[{ pattern: KEY, required: true, message: t('keyWrong') }]}>
            <Input maxLength={41} autoCapitalize="none" spellCheck={false} placeholder="campus" />
          </Form.Item>
        )}
      </div>
      <Form.Item
        name="address"
        label={t('address')}
        rules={[{ pattern: ADDRESS, required: true, message: t('addressWrong') }]}
      >
        <Input maxLength={500} inputMode="url" spellCheck={false} placeholder="ldaps://ldap.example.edu.cn" />
      </Form.Item>
      <Form.Item name="startTls" label={t('startTls')} valuePropName="checked" layout="horizontal">
        <Switch />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="bindDn" label={t('bindDn')}>
          <Input
            maxLength={500}
            spellCheck={false}
            autoComplete="off"
            placeholder="cn=reader,dc=example,dc=edu,dc=cn"
          />
        </Form.Item>
        <Form.Item name="secret" label={t('secret')} {...(hasSecret && { extra: t('secretKept') })}>
          <Input.Password maxLength={500} autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name="certificate" label={t('certificate')}>
        <Input.TextArea rows={2} maxLength={20_000} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" />
      </Form.Item>
    </>
  );
}
