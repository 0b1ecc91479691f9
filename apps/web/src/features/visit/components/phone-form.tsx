import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useSendCode, useVisitorSignIn } from '../api/visitor-sign-in.ts';
import styles from './phone-form.module.css';

interface Entries {
  phone: string;
  code: string;
}

const MOBILE = /^1[3-9]\d{9}$/;
const CODE = /^\d{6}$/;
const SECOND_MS = 1000;

/** A phone, the code that is sent to it, and in. */
export function PhoneForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('auth');
  const problemText = useProblemText();
  const [form] = Form.useForm<Entries>();
  const send = useSendCode(itemKey);
  const signIn = useVisitorSignIn();
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), SECOND_MS);
    return () => clearTimeout(timer);
  }, [wait]);

  const sendCode = async () => {
    const checked = await form.validateFields(['phone']).catch(() => null);
    if (!checked) return;
    signIn.reset();
    send.mutate(form.getFieldValue('phone'), {
      onSuccess: ({ again, demoCode }) => {
        setWait(again);
        if (demoCode) form.setFieldValue('code', demoCode);
        form.getFieldInstance('code')?.focus();
      },
    });
  };
  const problem = signIn.error ?? send.error;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ phone, code }) => signIn.mutate({ itemKey, phone, code })}
      className={styles.form}
    >
      {problem && <Alert className={styles.notice} type="error" showIcon title={problemText(problem)} role="alert" />}
      {!problem && send.data && (
        <Alert
          className={styles.notice}
          type="info"
          showIcon
          role="status"
          title={send.data.demoCode ? t('visit.demoCode') : t('visit.sent')}
        />
      )}
      <Form.Item
        name="phone"
        label={t('visit.phone')}
        rules={[{ required: true, pattern: MOBILE, message: t('visit.phoneWrong') }]}
        validateTrigger="onBlur"
      >
        <Input autoComplete="tel" inputMode="numeric" maxLength={11} />
      </Form.Item>
      <Form.Item label={t('visit.code')} htmlFor="code">
        <div className={styles.code}>
          <Form.Item
            name="code"
            noStyle
            rules={[{ required: true, pattern: CODE, message: t('visit.codeWrong') }]}
            validateTrigger="onSubmit"
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
          </Form.Item>
          <Button disabled={wait > 0} loading={send.isPending} onClick={() => void sendCode()}>
            {wait > 0 ? t('visit.again', { seconds: wait }) : t('visit.send')}
          </Button>
        </div>
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('visit.enter')}
      </Button>
      <p className={styles.hint}>{t('visit.hint')}</p>
    </Form>
  );
}
