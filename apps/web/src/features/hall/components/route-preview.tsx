import type { ItemDetail } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './route-preview.module.css';

/** The steps that an application goes through, in the order of the drawing. */
export function RoutePreview({ steps }: { steps: ItemDetail['steps'] }) {
  const { t } = useTranslation('hall');
  const text = useLocalized();
  return (
    <ol className={styles.route}>
      {steps.map((step, index) => (
        <li key={step.stepId} className={styles.step}>
          <span className={styles.mark} aria-hidden="true">
            {index + 1}
          </span>
          <span>
            {text(step.name)}
            {step.kind === 'automatic' && <span className={styles.hint}>{t('item.automatic')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
