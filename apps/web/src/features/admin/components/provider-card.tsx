import { ApiOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { IdentityProvider } from '@flowhall/contracts';
import { Alert, App, Button, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { useCheckProvider, useDeleteProvider } from '../api/identity-providers.ts';
import styles from './provider-card.module.css';

/** A system by which people sign in, with what can be done about it. */
export function ProviderCard({ provider, onEdit }: { provider: IdentityProvider; onEdit: () => void }) {
  const { t } = useTranslation('admin');
  const { message, modal } = App.useApp();
  const localized = useLocalized();
  const problemText = useProblemText();
  const check = useCheckProvider(provider.id);
  const remove = useDeleteProvider(provider.id);
  const { name, kind, address, callbackUrl, enabled, linkedAccounts } = provider;

  const confirmRemoval = () =>
    modal.confirm({
      title: t('providers.removeTitle', { name: localized(name) }),
      content: t('providers.removeText', { count: linkedAccounts }),
      okText: t('providers.remove'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync(undefined).catch((error: unknown) => {
          void message.error(problemText(error));
        }),
    });

  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h2 className={styles.name}>{localized(name)}</h2>
        <Tag>{t(`providers.kind.${kind}`)}</Tag>
        {!enabled && <Tag color="default">{t('providers.off')}</Tag>}
        <span className={styles.linked}>{t('providers.linked', { count: linkedAccounts })}</span>
      </header>
      <dl className={styles.facts}>
        <dt>{t(`providers.address.${kind}`)}</dt>
        <dd>{address}</dd>
        {kind !== 'ldap' && (
          <>
            <dt>{t('providers.callback')}</dt>
            <dd>
              <Typography.Text copyable={{ tooltips: false }}>{callbackUrl}</Typography.Text>
            </dd>
          </>
        )}
      </dl>
      {check.data && (
        <Alert type={check.data.ok ? 'success' : 'error'} showIcon title={localized(check.data.detail)} role="status" />
      )}
      {check.isError && <Alert type="error" showIcon title={problemText(check.error)} role="alert" />}
      <div className={styles.actions}>
        <Button icon={<ApiOutlined />} loading={check.isPending} onClick={() => check.mutate()}>
          {t('providers.check')}
        </Button>
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {t('providers.edit')}
        </Button>
        <Button danger type="text" icon={<DeleteOutlined />} onClick={confirmRemoval}>
          {t('providers.remove')}
        </Button>
      </div>
    </article>
  );
}
