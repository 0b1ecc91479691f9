import { useTranslation } from 'react-i18next';
import { PhoneCodeForm } from '../../../components/phone-code/phone-code-form.tsx';
import { useSendOwnCode, useSetPhone } from '../api/account.ts';

/** Shows by a code that a phone is one's own; `onDone` when it is. */
export function PhoneStep({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('auth');
  const send = useSendOwnCode();
  const verify = useSetPhone(onDone);
  return <PhoneCodeForm send={send} verify={verify} submitLabel={t('phone.verify')} hint={t('phone.hint')} />;
}
