import type { ItemDetail } from '@flowhall/contracts';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './route-preview.module.css';

/** The steps that an application goes through, in the order of the drawing. */
export function RoutePreview({ steps }: { steps: ItemDetail['steps'] }) {
  const text = useLocalized();
  return (
    <ol className={styles.route}>
      {steps.map((step, index) => (
        <li key={step.stepId} className={styles.step}>
          <span className={styles.mark} aria-hidden="true">
            {index + 1}
          </span>
          {text(step.name)}
        </li>
      ))}
    </ol>
  );
}
