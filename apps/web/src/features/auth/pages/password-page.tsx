import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { paths } from '../../../lib/paths.ts';
import { passwordLinkQuery, useUseLink } from '../api/passwords.ts';
import { type NewPasswordEntries, NewPasswordFields } from '../components/new-password-fields.tsx';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { SignInFrame } from '../components/sign-in-frame.tsx';
import { useLinkToken } from './link-token.ts';

/** Sets a password by a link, mailed or handed over by an administrator. */
export function PasswordPage() {
  const { t } = useTranslation('auth');
  const token = useLinkToken();
  const link = useQuery(passwordLinkQuery(token));
  const use = useUseLink();
  return (
    <SignInFrame
      title={t('byLink.title')}
      {...(link.data?.username && { hint: t('byLink.hint', { username: link.data.username }) })}
    >
      {link.isPending && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      <ProblemNotice error={link.error ?? use.error} />
      {use.isSuccess && <Alert type="success" showIcon role="status" title={t('byLink.done')} />}
      {link.data && !use.isSuccess && (
        <Form<NewPasswordEntries>
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }) => use.mutate({ token, password })}
        >
          <NewPasswordFields />
          <Button type="primary" htmlType="submit" block loading={use.isPending}>
            {t('newPassword.save')}
          </Button>
        </Form>
      )}
      {(use.isSuccess || link.isError) && (
        <ButtonLink type="link" block to={paths.signIn()}>
          {t('byLink.signIn')}
        </ButtonLink>
      )}
    </SignInFrame>
  );
}
