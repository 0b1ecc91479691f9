import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../components/brand-mark.tsx';
import { resumeSession } from '../start-session.ts';
import styles from './start-screen.module.css';

/** The server did not answer when the page was opened. */
export function UnreachableScreen() {
  const { t } = useTranslation('layout');
  return (
    <main className={styles.screen}>
      <BrandMark size={44} />
      <h1>{t('unreachable.title')}</h1>
      <p>{t('unreachable.hint')}</p>
      <Button type="primary" onClick={() => void resumeSession()}>
        {t('unreachable.retry')}
      </Button>
    </main>
  );
}
