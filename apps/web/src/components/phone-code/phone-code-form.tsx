import type { SentCode } from '@flowhall/contracts';
import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../states/problem-text.ts';
import styles from './phone-code-form.module.css';

export interface PhoneAndCode {
  phone: string;
  code: string;
}

export interface PhoneCodeFormProps {
  /** Has a code sent to the phone. */
  send: UseMutationResult<SentCode, Error, string>;
  /** Takes phone and code. */
  verify: UseMutationResult<unknown, Error, PhoneAndCode>;
  submitLabel: string;
  hint: string;
}

const MOBILE = /^1[3-9]\d{9}$/;
const CODE = /^\d{6}$/;
const SECOND_MS = 1000;

/** A phone, and the code that is sent to it. */
export function PhoneCodeForm({ send, verify, submitLabel, hint }: PhoneCodeFormProps) {
  const { t } = useTranslation('auth');
  const problemText = useProblemText();
  const [form] = Form.useForm<PhoneAndCode>();
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), SECOND_MS);
    return () => clearTimeout(timer);
  }, [wait]);

  const sendCode = async () => {
    const checked = await form.validateFields(['phone']).catch(() => null);
    if (!checked) return;
    verify.reset();
    send.mutate(form.getFieldValue('phone'), {
      onSuccess: ({ again, demoCode }) => {
        setWait(again);
        if (demoCode) form.setFieldValue('code', demoCode);
        form.getFieldInstance('code')?.focus();
      },
    });
  };
  const problem = verify.error ?? send.error;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(entries) => verify.mutate(entries)}
      className={styles.form}
    >
      {problem && <Alert className={styles.notice} type="error" showIcon title={problemText(problem)} role="alert" />}
      {!problem && send.data && (
        <Alert
          className={styles.notice}
          type="info"
          showIcon
          role="status"
          title={send.data.demoCode ? t('phone.demoCode') : t('phone.sent')}
        />
      )}
      <Form.Item
        name="phone"
        label={t('phone.phone')}
        rules={[{ required: true, pattern: MOBILE, message: t('phone.phoneWrong') }]}
        validateTrigger="onBlur"
      >
        <Input autoComplete="tel" inputMode="numeric" maxLength={11} />
      </Form.Item>
      <Form.Item label={t('phone.code')} htmlFor="code">
        <div className={styles.code}>
          <Form.Item
            name="code"
            noStyle
            rules={[{ required: true, pattern: CODE, message: t('phone.codeWrong') }]}
            validateTrigger="onSubmit"
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
          </Form.Item>
          <Button disabled={wait > 0} loading={send.isPending} onClick={() => void sendCode()}>
            {wait > 0 ? t('phone.again', { seconds: wait }) : t('phone.send')}
          </Button>
        </div>
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={verify.isPending}>
        {submitLabel}
      </Button>
      <p className={styles.hint}>{hint}</p>
    </Form>
  );
}
