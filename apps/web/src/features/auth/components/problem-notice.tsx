import { Alert } from 'antd';
import { useProblemText } from '../../../components/states/problem-text.ts';
import styles from './problem-notice.module.css';

/** What went wrong, above a form. */
export function ProblemNotice({ error }: { error: Error | null }) {
  const problemText = useProblemText();
  if (!error) return null;
  return <Alert className={styles.notice} type="error" showIcon title={problemText(error)} role="alert" />;
}
