import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { paths } from '../../../lib/paths.ts';
import { useRequestReset } from '../api/passwords.ts';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { SignInFrame } from '../components/sign-in-frame.tsx';

/** Has a link mailed to whoever has forgotten their password. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('auth');
  const request = useRequestReset();
  return (
    <SignInFrame title={t('forgot.title')} hint={t('forgot.hint')}>
      {request.isSuccess ? (
        <Alert type="success" showIcon role="status" title={t('forgot.sent')} description={t('forgot.sentHint')} />
      ) : (
        <Form<{ account: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ account }) => request.mutate(account)}
        >
          <ProblemNotice error={request.error} />
          <Form.Item
            name="account"
            label={t('forgot.account')}
            rules={[{ required: true, whitespace: true, message: t('forgot.missing') }]}
          >
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={request.isPending}>
            {t('forgot.send')}
          </Button>
        </Form>
      )}
      <ButtonLink type="link" block to={paths.signIn()}>
        {t('forgot.back')}
      </ButtonLink>
    </SignInFrame>
  );
}
