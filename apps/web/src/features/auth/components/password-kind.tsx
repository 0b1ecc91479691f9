import { useQuery } from '@tanstack/react-query';
import { Form, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { providersQuery } from '../api/providers.ts';

/** Which password it is: one of a directory, or the local one. Nothing where there is only the local one. */
export function PasswordKind() {
  const { t } = useTranslation('auth');
  const localized = useLocalized();
  const { items = [] } = useQuery(providersQuery).data ?? {};
  const directories = items.filter(({ kind }) => kind === 'ldap');
  if (directories.length === 0) return null;
  const options = directories.map(({ key, name }) => ({ value: key, label: localized(name) }));
  return (
    <Form.Item name="provider" initialValue={options[0]?.value}>
      <Segmented block aria-label={t('passwordOf')} options={[...options, { value: '', label: t('localPassword') }]} />
    </Form.Item>
  );
}
