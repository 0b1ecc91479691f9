import type { OwnAccount } from '@flowhall/contracts';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountSection } from './account-section.tsx';
import { PhoneStep } from './phone-step.tsx';

/** One's own phone, and changing it by a code. */
export function PhoneSection({ account: { phone, phoneVerified } }: { account: OwnAccount }) {
  const { t } = useTranslation('auth');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const state =
    phone === null
      ? t('account.phone.none')
      : `${phone} · ${t(phoneVerified ? 'account.phone.verified' : 'account.phone.unverified')}`;
  const label = t(
    phone === null ? 'account.phone.add' : phoneVerified ? 'account.phone.change' : 'account.phone.verify',
  );
  const done = () => {
    setOpen(false);
    void message.success(t('account.phone.saved'));
  };
  return (
    <AccountSection
      title={t('account.phone.title')}
      state={state}
      hint={t('account.phone.hint')}
      action={<Button onClick={() => setOpen(true)}>{label}</Button>}
    >
      <Modal open={open} title={label} footer={null} destroyOnHidden onCancel={() => setOpen(false)} width={408}>
        <PhoneStep onDone={done} />
      </Modal>
    </AccountSection>
  );
}
