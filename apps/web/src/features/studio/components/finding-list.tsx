import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ItemFindingView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './finding-list.module.css';

/** What is wrong, where, and how it is mended. */
export function FindingList({ findings }: { findings: readonly ItemFindingView[] }) {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const place = ({ file, line, element }: ItemFindingView) =>
    [file, line === null ? null : t('problems.line', { line }), element].filter(Boolean).join(' · ');
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <li
          key={`${finding.rule} ${finding.file} ${finding.line} ${finding.element} ${finding.message.en}`}
          className={styles.finding}
          data-severity={finding.severity}
        >
          {finding.severity === 'error' ? (
            <CloseCircleFilled aria-label={t('problems.errors', { count: 1 })} />
          ) : (
            <WarningFilled aria-label={t('problems.warnings', { count: 1 })} />
          )}
          <div>
            <p className={styles.message}>{text(finding.message)}</p>
            <p className={styles.quiet}>
              {t('problems.mend')}：{text(finding.mend)}
            </p>
            <p className={styles.quiet}>{place(finding)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
