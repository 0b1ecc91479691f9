import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../api/passwords.ts';
import { type NewPasswordEntries, NewPasswordFields } from './new-password-fields.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** Changes one's own password; `onDone` when it is. */
export function PasswordStep({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('auth');
  const change = useChangePassword(onDone);
  return (
    <Form<NewPasswordEntries & { current: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ current, password }) => change.mutate({ current, password })}
    >
      <ProblemNotice error={change.error} />
      <Form.Item
        name="current"
        label={t('newPassword.current')}
        rules={[{ required: true, message: t('passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('newPassword.save')}
      </Button>
    </Form>
  );
}
