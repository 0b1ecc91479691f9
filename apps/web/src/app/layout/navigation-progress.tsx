import { useNavigation } from 'react-router';
import styles from './app-layout.module.css';

/** A thin line while the code of the next page is on its way; the present page stays. */
export function NavigationProgress() {
  return useNavigation().state === 'loading' ? <div className={styles.progress} aria-hidden="true" /> : null;
}
