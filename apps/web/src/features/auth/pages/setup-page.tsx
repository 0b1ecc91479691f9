import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { paths } from '../../../lib/paths.ts';
import { passwordLinkQuery, useCreateFirstAdministrator } from '../api/passwords.ts';
import { type NewPasswordEntries, NewPasswordFields } from '../components/new-password-fields.tsx';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { SignInFrame } from '../components/sign-in-frame.tsx';
import { useLinkToken } from './link-token.ts';

interface Entries extends NewPasswordEntries {
  username: string;
  name: string;
}

const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$/;

/** Makes the first administrator of a new installation, by the link that its log shows. */
export function SetupPage() {
  const { t } = useTranslation('auth');
  const token = useLinkToken();
  const link = useQuery(passwordLinkQuery(token));
  const create = useCreateFirstAdministrator();
  return (
    <SignInFrame title={t('setup.title')} hint={t('setup.hint')}>
      {link.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      <ProblemNotice error={link.error ?? create.error} />
      {create.isSuccess && <Alert type="success" showIcon role="status" title={t('setup.done')} />}
      {link.data && !create.isSuccess && (
        <Form<Entries>
          layout="vertical"
          requiredMark={false}
          onFinish={({ username, name, password }) => create.mutate({ token, username, name, password })}
        >
          <Form.Item
            name="username"
            label={t('username')}
            rules={[{ required: true, pattern: USERNAME, message: t('setup.usernameWrong') }]}
            validateTrigger="onBlur"
          >
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('setup.name')}
            rules={[{ required: true, whitespace: true, message: t('setup.nameMissing') }]}
          >
            <Input autoComplete="name" maxLength={100} />
          </Form.Item>
          <NewPasswordFields />
          <Button type="primary" htmlType="submit" block loading={create.isPending}>
            {t('setup.create')}
          </Button>
        </Form>
      )}
      {(create.isSuccess || link.isError) && (
        <ButtonLink type="link" block to={paths.signIn()}>
          {t('byLink.signIn')}
        </ButtonLink>
      )}
    </SignInFrame>
  );
}
