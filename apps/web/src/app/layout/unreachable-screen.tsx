import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../components/brand-mark.tsx';
import { mayHaveKept } from '../../features/apply/index.ts';
import { resumeSession } from '../start-session.ts';
import styles from './start-screen.module.css';

const KeptDrafts = lazy(async () => ({
  default: (await import('../../features/apply/components/kept-drafts.tsx')).KeptDrafts,
}));

const reconnect = () => void resumeSession();

/** The server did not answer when the page was opened; drafts on the device can be gone on with. */
export function UnreachableScreen() {
  const { t } = useTranslation('layout');
  useEffect(() => {
    window.addEventListener('online', reconnect);
    return () => window.removeEventListener('online', reconnect);
  }, []);
  const words = (
    <>
      <BrandMark size={44} />
      <h1>{t('unreachable.title')}</h1>
      <p>{t('unreachable.hint')}</p>
      <Button type="primary" onClick={reconnect}>
        {t('unreachable.retry')}
      </Button>
    </>
  );
  if (!mayHaveKept()) return <main className={styles.screen}>{words}</main>;
  return (
    <main>
      <Suspense fallback={<div className={styles.screen}>{words}</div>}>
        <KeptDrafts onReconnect={reconnect} words={words} />
      </Suspense>
    </main>
  );
}
