import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../lib/api/api-problem.ts';
import { useProblemText } from './problem-text.ts';
import styles from './states.module.css';

/** Says what went wrong in place of the contents, with a way to try again. */
export function ErrorState(props: { error: unknown; onRetry?: () => void; action?: ReactNode }) {
  const { error, onRetry, action } = props;
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const problem = error instanceof ApiProblem ? error : null;
  // Of a failure of the server an administrator needs the number; what is missing or forbidden stays so when retried.
  const requestId = problem && problem.status >= 500 ? problem.requestId : undefined;
  const lasting = problem?.status === 403 || problem?.status === 404;
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{problemText(error)}</p>
      {requestId && <p className={styles.hint}>{t('problem.requestId', { requestId })}</p>}
      <div className={styles.action}>
        {onRetry && !lasting && <Button onClick={onRetry}>{t('retry')}</Button>}
        {action}
      </div>
    </div>
  );
}
