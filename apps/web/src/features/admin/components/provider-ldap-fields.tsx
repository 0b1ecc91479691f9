import { Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './provider-dialog.module.css';

/** How a directory is spoken to and where its people are. */
export function ProviderLdapFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation('admin');
  const required = { required: true, whitespace: true, message: t('providers.missing') };
  return (
    <>
      <Form.Item
        name={['ldap', 'startTls']}
        label={t('providers.ldap.startTls')}
        valuePropName="checked"
        initialValue={false}
        layout="horizontal"
      >
        <Switch />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name={['ldap', 'bindDn']} label={t('providers.ldap.bindDn')} rules={[required]}>
          <Input
            maxLength={500}
            spellCheck={false}
            autoComplete="off"
            placeholder="cn=reader,dc=example,dc=edu,dc=cn"
          />
        </Form.Item>
        <Form.Item
          name="secret"
          label={t('providers.ldap.secret')}
          {...(hasSecret && { extra: t('providers.secretKept') })}
        >
          <Input.Password maxLength={500} autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name={['ldap', 'baseDn']} label={t('providers.ldap.baseDn')} rules={[required]}>
        <Input maxLength={500} spellCheck={false} placeholder="ou=people,dc=example,dc=edu,dc=cn" />
      </Form.Item>
      <Form.Item
        name={['ldap', 'filter']}
        label={t('providers.ldap.filter')}
        initialValue="(objectClass=inetOrgPerson)"
        rules={[required]}
      >
        <Input maxLength={1000} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name={['ldap', 'subjectAttribute']}
        label={t('providers.ldap.subject')}
        extra={t('providers.ldap.subjectHint')}
        initialValue="entryUUID"
        rules={[required]}
      >
        <Input maxLength={100} spellCheck={false} />
      </Form.Item>
      <Form.Item name={['ldap', 'certificate']} label={t('providers.ldap.certificate')}>
        <Input.TextArea rows={3} maxLength={20_000} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" />
      </Form.Item>
    </>
  );
}
