import { useTranslation } from 'react-i18next';
import { PhoneCodeForm } from '../../../components/phone-code/phone-code-form.tsx';
import { useSendCode, useVisitorSignIn } from '../api/visitor-sign-in.ts';

/** A phone, the code that is sent to it, and in. */
export function VisitorForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('auth');
  const send = useSendCode(itemKey);
  const signIn = useVisitorSignIn(itemKey);
  return <PhoneCodeForm send={send} verify={signIn} submitLabel={t('visit.enter')} hint={t('visit.hint')} />;
}
