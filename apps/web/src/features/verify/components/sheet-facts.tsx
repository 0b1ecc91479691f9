import type { SheetVerification } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { exactTime } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import styles from '../pages/verify-page.module.css';

/** What must be the same on the paper. */
export function SheetFacts({ sheet }: { sheet: SheetVerification }) {
  const { t } = useTranslation(['verify', 'instances', 'common']);
  const text = useLocalized();
  const language = useLanguage();
  const state = (status: SheetVerification['status']) =>
    t(`common:state.${status === 'incident' ? 'running' : status}`);
  const facts = [
    ['item', text(sheet.itemName)],
    ['number', sheet.number],
    ['appliedAt', exactTime(sheet.appliedAt, language)],
    ['printedAt', exactTime(sheet.printedAt, language)],
    ['printedStatus', state(sheet.printedStatus)],
    ...(sheet.result === 'changed' ? ([['status', state(sheet.status)]] as const) : []),
    ['fingerprint', sheet.fingerprint.slice(0, 16)],
  ] as const;
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{t('compare')}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.decisions.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('decisions')}</h2>
          <ol className={styles.decisions}>
            {sheet.decisions.map((decision) => (
              <li key={decision.seq}>
                <span className={styles.step}>{decision.step ? text(decision.step) : ''}</span>
                <span>{t(`instances:history.act.${decision.action}`)}</span>
                <span>{decision.people.map(text).join(t('common:peopleSeparator'))}</span>
                <span className={styles.time}>{exactTime(decision.at, language)}</span>
              </li>
            ))}
          </ol>
          <p className={styles.quiet}>{t('masked')}</p>
        </>
      )}
    </section>
  );
}
