import { PASSWORD_MIN_LENGTH } from '@flowhall/contracts';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export interface NewPasswordEntries {
  password: string;
  repeated: string;
}

const LONGEST = 200;

/** A new password, typed twice. What else is wrong with it the server says. */
export function NewPasswordFields() {
  const { t } = useTranslation('auth');
  return (
    <>
      <Form.Item
        name="password"
        label={t('newPassword.label')}
        extra={t('newPassword.hint', { length: PASSWORD_MIN_LENGTH })}
        rules={[
          {
            required: true,
            min: PASSWORD_MIN_LENGTH,
            message: t('newPassword.short', { length: PASSWORD_MIN_LENGTH }),
          },
        ]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete="new-password" maxLength={LONGEST} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('newPassword.again')}
        dependencies={['password']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== getFieldValue('password')) throw new Error(t('newPassword.differs'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={LONGEST} />
      </Form.Item>
    </>
  );
}
