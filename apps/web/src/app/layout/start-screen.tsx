import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../components/brand-mark.tsx';
import styles from './start-screen.module.css';

/** Shown for the moment in which nobody knows yet who is there. */
export function StartScreen() {
  const { t } = useTranslation('common');
  return (
    <div className={styles.screen} role="status" aria-label={t('loading')}>
      <BrandMark size={44} />
    </div>
  );
}
