import type { ValidationContext } from '@flowhall/bpmn';
import { validateProcess } from '@flowhall/tokens';
import { hints } from './hints.ts';
import type { Problem } from './problem.ts';

/** What is to be checked, and what the item and the organisation have. */
export interface LintRequest {
  nr: number;
  xml: string;
  context: ValidationContext;
}

export interface LintAnswer {
  nr: number;
  /** Null when the check itself failed. */
  problems: Problem[] | null;
}

async function check({ xml, context }: LintRequest): Promise<Problem[]> {
  const findings = await validateProcess(xml, context);
  const broken = findings.map(
    ({ rule, severity, elementId, message, mend }): Problem => ({ rule, severity, elementId, message, mend }),
  );
  return [...broken, ...(await hints(xml))];
}

self.addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  const answer = (problems: Problem[] | null) => self.postMessage({ nr: data.nr, problems } satisfies LintAnswer);
  check(data).then(answer, () => answer(null));
});
