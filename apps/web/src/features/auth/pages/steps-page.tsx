import { type SignInStep, safeReturnPath } from '@flowhall/contracts';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { signOut } from '../../../lib/api/sign-out.ts';
import { paths } from '../../../lib/paths.ts';
import { useSession } from '../../../lib/session/session.ts';
import { PasswordStep } from '../components/password-step.tsx';
import { PhoneStep } from '../components/phone-step.tsx';
import { SignInFrame } from '../components/sign-in-frame.tsx';
import styles from './steps-page.module.css';

const STEPS: Readonly<Record<SignInStep, ComponentType>> = { password: PasswordStep, phone: PhoneStep };

/** What a person still has to do before the service hall opens, one thing after the other; then on to where they wanted to go. */
export function StepsPage() {
  const { t } = useTranslation('auth');
  const [query] = useSearchParams();
  const session = useSession();
  const returnPath = safeReturnPath(query.get('return'));
  if (session.state === 'unknown') return null;
  // Whoever opens this page by its address is sent to where it is found out who they are.
  if (session.state !== 'signed-in') return <Navigate replace to={paths.signIn(returnPath)} />;
  const [step] = session.user.pending;
  if (!step) return <Navigate replace to={returnPath} />;
  const Step = STEPS[step];
  return (
    <SignInFrame title={t(`step.${step}.title`)} hint={t(`step.${step}.hint`)}>
      <Step />
      <Button type="text" block className={styles.leave} onClick={() => void signOut()}>
        {t('step.leave')}
      </Button>
    </SignInFrame>
  );
}
