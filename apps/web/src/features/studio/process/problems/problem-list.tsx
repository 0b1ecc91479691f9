import { CheckCircleOutlined, CloseCircleFilled, CloseOutlined, WarningFilled } from '@ant-design/icons';
import type { BpmnEditor } from '@flowhall/modeler/editor';
import { Button } from 'antd';
import { useLocalized } from '../../../../lib/localized.ts';
import { useNames } from '../fields/use-names.ts';
import { useWords } from '../lib/use-words.ts';
import type { Problem } from './problem.ts';
import styles from './problems.module.css';
import { quickFix } from './quick-fixes.ts';

export interface ProblemListProps {
  problems: readonly Problem[] | null;
  editor: BpmnEditor;
  forms: readonly string[];
  readOnly: boolean;
  onChoose: (problem: Problem) => void;
  onClose: () => void;
}

/** What has to be mended; a press leads to the element, and what can be mended at once has a button for it. */
export function ProblemList({ problems, editor, forms, readOnly, onChoose, onClose }: ProblemListProps) {
  const words = useWords();
  const text = useLocalized();
  const names = useNames();
  const place = ({ elementId }: Problem) => {
    const info = elementId === undefined ? undefined : editor.describe(elementId);
    return info ? names(info) : words.problems.wholeProcess;
  };
  return (
    <section className={styles.problems} aria-label={words.problems.title}>
      <header className={styles.problemsHead}>
        <strong>{words.problems.title}</strong>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={words.tools.close} onClick={onClose} />
      </header>
      {problems === null && <p className={styles.hint}>{words.problems.checking}</p>}
      {problems?.length === 0 && (
        <p className={styles.fine}>
          <CheckCircleOutlined aria-hidden="true" /> {words.problems.none}
        </p>
      )}
      <ul className={styles.problemItems}>
        {problems?.map((problem) => {
          const fix = readOnly ? undefined : quickFix(problem, editor, words, forms);
          return (
            <li
              key={`${problem.rule} ${problem.elementId} ${problem.message.en}`}
              className={styles.problem}
              data-severity={problem.severity}
            >
              {problem.severity === 'error' ? (
                <CloseCircleFilled aria-hidden="true" />
              ) : (
                <WarningFilled aria-hidden="true" />
              )}
              <button type="button" className={styles.problemText} onClick={() => onChoose(problem)}>
                <span className={styles.problemPlace}>{place(problem)}</span>
                <span>{text(problem.message)}</span>
                <span className={styles.hint}>{text(problem.mend)}</span>
              </button>
              {fix && (
                <Button size="small" onClick={fix.apply}>
                  {fix.label}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
