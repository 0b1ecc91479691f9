import type { HistoryEntryView } from '@flowhall/contracts';
import type { JsonSchema } from '@flowhall/forms';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../../lib/localized.ts';
import { fieldSchema } from '../../lib/field-schema.ts';
import { useValueText } from '../../lib/use-value-text.ts';
import styles from './timeline.module.css';

/** What somebody changed in the form, folded until asked for. */
export function Changes(props: { changes: HistoryEntryView['changes']; form: JsonSchema }) {
  const { changes, form } = props;
  const { t } = useTranslation('instances');
  const text = useLocalized();
  const value = useValueText();
  return (
    <details className={styles.changes}>
      <summary>{t('history.changes', { count: changes.length })}</summary>
      <dl>
        {changes.map((change) => (
          <div key={`${change.field} ${change.from === null} ${change.to === null}`} className={styles.change}>
            <dt>{text(change.title)}</dt>
            <dd>
              <del>
                <span className="visually-hidden">{t('history.before')}: </span>
                {value(change.from, fieldSchema(form, change.field))}
              </del>
              <span aria-hidden="true"> → </span>
              <ins>
                <span className="visually-hidden">{t('history.after')}: </span>
                {value(change.to, fieldSchema(form, change.field))}
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
