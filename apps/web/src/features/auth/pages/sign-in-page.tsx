import { SIGN_IN_PROBLEMS, safeReturnPath } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { prefetchPage } from '../../../lib/prefetch.ts';
import { useSession } from '../../../lib/session/session.ts';
import { siteQuery } from '../../../lib/site.ts';
import { PublicItems } from '../../visit/index.ts';
import { useSignIn } from '../api/sign-in.ts';
import { DemoAccounts } from '../components/demo-accounts.tsx';
import { PasswordKind } from '../components/password-kind.tsx';
import { ProviderButtons } from '../components/provider-buttons.tsx';
import { SignInFrame } from '../components/sign-in-frame.tsx';
import styles from './sign-in-page.module.css';

interface Credentials {
  /** Key of a directory; empty or absent for the local password. */
  provider?: string;
  username: string;
  password: string;
}

/** Sign-in with a password, the local one or that of a directory; in demo mode with the accounts to choose from. */
export function SignInPage() {
  const { t } = useTranslation('auth');
  const problemText = useProblemText();
  const [query] = useSearchParams();
  const [form] = Form.useForm<Credentials>();
  const session = useSession();
  const site = useQuery(siteQuery);
  const signIn = useSignIn();
  const returnPath = safeReturnPath(query.get('return'));

  if (session.state === 'signed-in') return <Navigate replace to={returnPath} />;

  const submit = ({ provider, ...credentials }: Credentials) =>
    signIn.mutate({ ...credentials, provider: provider || undefined });
  const leaving = session.state === 'signed-out' && session.leaving === true;
  const problem = SIGN_IN_PROBLEMS.find((one) => one === query.get('problem'));
  const { demo, demoAccounts, demoPassword } = site.data ?? {};
  return (
    <SignInFrame title={t('title')} heading={false}>
      <Form
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={submit}
        onFocus={() => prefetchPage(returnPath)}
        className={styles.form}
      >
        {problem && !signIn.isError && (
          <Alert
            className={styles.problem}
            type="warning"
            showIcon
            title={t(`provider.problem.${problem}`)}
            role="alert"
          />
        )}
        <ProviderButtons returnPath={returnPath} direct={!problem && !leaving} />
        {signIn.isError && (
          <Alert className={styles.problem} type="error" showIcon title={problemText(signIn.error)} role="alert" />
        )}
        <PasswordKind />
        <Form.Item
          name="username"
          label={t('username')}
          rules={[{ required: true, whitespace: true, message: t('usernameMissing') }]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={100} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('submit')}
        </Button>
        {site.data?.passwordReset && (
          <ButtonLink type="link" block to={paths.forgotPassword} className={styles.forgot ?? ''}>
            {t('forgot.link')}
          </ButtonLink>
        )}
      </Form>
      <PublicItems />
      {demo && demoAccounts && demoPassword && (
        <DemoAccounts
          accounts={demoAccounts}
          password={demoPassword}
          disabled={signIn.isPending}
          onChoose={(username) => {
            form.setFieldsValue({ username, password: demoPassword });
            submit({ username, password: demoPassword });
          }}
        />
      )}
    </SignInFrame>
  );
}
