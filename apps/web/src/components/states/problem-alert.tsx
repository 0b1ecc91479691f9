import { Alert } from 'antd';
import { useProblemText } from './problem-text.ts';

/** A failure above a form: what is wrong, in the server's words. */
export function ProblemAlert({ error }: { error: unknown }) {
  const problemText = useProblemText();
  return <Alert type="error" showIcon role="alert" title={problemText(error)} />;
}
