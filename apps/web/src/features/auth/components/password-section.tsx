import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountSection } from './account-section.tsx';
import { PasswordStep } from './password-step.tsx';

/** One's own password, and changing it. */
export function PasswordSection() {
  const { t } = useTranslation('auth');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    void message.success(t('account.password.saved'));
  };
  return (
    <AccountSection
      title={t('account.password.title')}
      state={t('account.password.set')}
      hint={t('account.password.hint')}
      action={<Button onClick={() => setOpen(true)}>{t('account.password.change')}</Button>}
    >
      <Modal
        open={open}
        title={t('account.password.change')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        width={408}
      >
        <PasswordStep onDone={done} />
      </Modal>
    </AccountSection>
  );
}
