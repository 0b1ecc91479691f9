import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { SheetVerification } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../pages/verify-page.module.css';

type Result = SheetVerification['result'] | 'unknown';

const ICONS: Readonly<Record<Result, ReactNode>> = {
  genuine: <CheckCircleFilled />,
  changed: <InfoCircleFilled />,
  damaged: <CloseCircleFilled />,
  unknown: <QuestionCircleFilled />,
};

/** The answer, in one line and one sentence. */
export function Verdict({ result, later }: { result: Result; later: number }) {
  const { t } = useTranslation('verify');
  return (
    <div className={styles.verdict} data-result={result} role="status">
      <span className={styles.icon} aria-hidden="true">
        {ICONS[result]}
      </span>
      <div>
        <p className={styles.answer}>{t(`result.${result}`)}</p>
        <p>{t(`meaning.${result}`, { count: later })}</p>
      </div>
    </div>
  );
}
