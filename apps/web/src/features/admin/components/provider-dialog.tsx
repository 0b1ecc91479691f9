import { type IdentityProvider, type LdapSignIn, PROVIDER_KINDS } from '@flowhall/contracts';
import { Form, Input, Segmented, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useCreateProvider, useUpdateProvider } from '../api/identity-providers.ts';
import styles from './provider-dialog.module.css';
import { ProviderLdapFields } from './provider-ldap-fields.tsx';

type Values = Pick<
  IdentityProvider,
  'key' | 'kind' | 'enabled' | 'address' | 'clientId' | 'scopes' | 'usernameAttribute' | 'requirePhone'
> & {
  zh: string;
  en: string;
  secret: string;
  ldap?: Omit<LdapSignIn, 'certificate'> & { certificate?: string | null };
};

const FRESH: Values = {
  ...{
    key: '',
    kind: 'oidc',
    enabled: true,
    address: '',
    clientId: '',
    scopes: ['profile'],
    zh: '',
    en: '',
    secret: '',
  },
  usernameAttribute: 'preferred_username',
  requirePhone: false,
};
/** What a provider usually calls the user name. */
const USUAL = { oidc: 'preferred_username', cas: 'user', ldap: 'uid' } as const;
const KEY = /^[a-z][a-z0-9-]{0,62}$/;
const ADDRESS = /^https?:\/\/\S+$/;
const LDAP_ADDRESS = /^ldaps?:\/\/\S+$/;

/** Adds a system by which people sign in, or changes one. */
export function ProviderDialog({ provider, onClose }: { provider?: IdentityProvider; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const problemText = useProblemText();
  const [form] = Form.useForm<Values>();
  const create = useCreateProvider();
  const update = useUpdateProvider(provider?.id ?? '');
  const { isPending, error } = provider ? update : create;
  const kind = Form.useWatch('kind', form) ?? provider?.kind ?? 'oidc';
  const required = { required: true, whitespace: true, message: t('providers.missing') };

  const save = ({ key, kind: chosen, zh, en, secret, clientId = '', scopes = [], ldap, ...rest }: Values) => {
    const directory = ldap && { ldap: { ...ldap, certificate: ldap.certificate?.trim() || null } };
    const settings = { ...rest, clientId, scopes, name: { zh, en }, ...directory };
    const more = secret ? { secret } : {};
    const done = { onSuccess: onClose };
    if (provider) update.mutate({ ...settings, ...more, version: provider.version }, done);
    else create.mutate({ ...settings, ...more, key, kind: chosen }, done);
  };

  return (
    <SheetDialog
      open
      title={t(provider ? 'providers.edit' : 'providers.add')}
      confirmLabel={t('providers.save')}
      pending={isPending}
      onConfirm={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={provider ? { ...provider, zh: provider.name.zh, en: provider.name.en, secret: '' } : FRESH}
        onValuesChange={(changed: Partial<Values>) => {
          if (changed.kind) form.setFieldValue('usernameAttribute', USUAL[changed.kind]);
        }}
        onFinish={save}
      >
        <Form.Item name="kind" label={t('providers.kindLabel')}>
          <Segmented
            block
            disabled={provider !== undefined}
            options={PROVIDER_KINDS.map((value) => ({ value, label: t(`providers.kind.${value}`) }))}
          />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="zh" label={t('providers.nameZh')} rules={[required]}>
            <Input maxLength={60} placeholder="统一身份认证" />
          </Form.Item>
          <Form.Item name="en" label={t('providers.nameEn')} rules={[required]}>
            <Input maxLength={60} placeholder="Campus sign-in" />
          </Form.Item>
        </div>
        {!provider && (
          <Form.Item
            name="key"
            label={t('providers.key')}
            extra={t('providers.keyHint')}
            rules={[{ pattern: KEY, required: true, message: t('providers.keyWrong') }]}
          >
            <Input maxLength={63} autoCapitalize="none" spellCheck={false} placeholder="campus" />
          </Form.Item>
        )}
        <Form.Item
          name="address"
          label={t(`providers.address.${kind}`)}
          rules={[
            kind === 'ldap'
              ? { pattern: LDAP_ADDRESS, required: true, message: t('providers.ldapAddressWrong') }
              : { pattern: ADDRESS, required: true, message: t('providers.addressWrong') },
          ]}
        >
          <Input
            maxLength={500}
            inputMode="url"
            spellCheck={false}
            placeholder={`${kind === 'ldap' ? 'ldaps' : 'https'}://${kind}.example.edu.cn`}
          />
        </Form.Item>
        {kind === 'ldap' && <ProviderLdapFields hasSecret={provider?.hasSecret === true} />}
        {kind === 'oidc' && (
          <>
            <div className={styles.pair}>
              <Form.Item name="clientId" label={t('providers.clientId')} rules={[required]}>
                <Input maxLength={200} spellCheck={false} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name="secret"
                label={t('providers.secret')}
                {...(provider?.hasSecret && { extra: t('providers.secretKept') })}
              >
                <Input.Password maxLength={500} autoComplete="new-password" />
              </Form.Item>
            </div>
            <Form.Item name="scopes" label={t('providers.scopes')}>
              <Select mode="tags" tokenSeparators={[' ', ',']} open={false} suffixIcon={null} />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="usernameAttribute"
          label={t('providers.usernameAttribute')}
          extra={t(`providers.usernameHint.${kind}`)}
          rules={[required]}
        >
          <Input maxLength={100} spellCheck={false} />
        </Form.Item>
        <Form.Item name="requirePhone" label={t('providers.requirePhone')} valuePropName="checked" layout="horizontal">
          <Switch />
        </Form.Item>
        <Form.Item name="enabled" label={t('providers.enabled')} valuePropName="checked" layout="horizontal">
          <Switch />
        </Form.Item>
      </Form>
      {error && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
    </SheetDialog>
  );
}
