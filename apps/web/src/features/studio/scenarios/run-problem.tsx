import type { ItemFindingView } from '@flowhall/contracts';
import { Alert } from 'antd';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { FindingList } from '../components/finding-list.tsx';

const isFinding = (value: unknown): value is ItemFindingView =>
  typeof value === 'object' && value !== null && 'rule' in value && 'mend' in value;

/** Why something could not be run: in words, and with what is wrong in the files. */
export function RunProblem({ error }: { error: unknown }) {
  const problemText = useProblemText();
  const findings = error instanceof ApiProblem ? error.findings.filter(isFinding) : [];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemText(error)}
      {...(findings.length > 0 && { description: <FindingList findings={findings} /> })}
    />
  );
}
