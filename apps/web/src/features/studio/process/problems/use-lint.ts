import type { ValidationContext } from '@flowhall/bpmn';
import type { ItemFindingView } from '@flowhall/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LintAnswer, LintRequest } from './lint.worker.ts';
import type { Problem } from './problem.ts';

/** How soon after a change the process is checked. */
const CHECK_AFTER_MS = 250;

/** What is wrong with a process, checked on the page; null before the first answer. */
export function useLint(xml: string | null, context: ValidationContext): readonly Problem[] | null {
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);
  const worker = useRef<Worker | null>(null);
  const nr = useRef(0);
  useEffect(() => {
    const made = new Worker(new URL('./lint.worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<LintAnswer>) => {
      if (data.nr === nr.current && data.problems) setProblems(data.problems);
    });
    worker.current = made;
    return () => made.terminate();
  }, []);
  useEffect(() => {
    if (xml === null) return;
    const timer = window.setTimeout(() => {
      const request: LintRequest = { nr: ++nr.current, xml, context };
      worker.current?.postMessage(request);
    }, CHECK_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [xml, context]);
  return problems;
}

/** Those of the page and those of the server that the page does not know: about the forms and people of steps. */
export function useProblems(
  own: readonly Problem[] | null,
  findings: readonly ItemFindingView[] | null,
): readonly Problem[] | null {
  return useMemo(() => {
    if (!own) return null;
    const known = new Set(own.map(({ rule, elementId }) => `${rule} ${elementId}`));
    const served = (findings ?? [])
      .filter(
        ({ file, element, rule }) =>
          file === 'process.bpmn' && element !== null && isServed(rule) && !known.has(`${rule} ${element}`),
      )
      .map(({ rule, severity, element, message, mend }) => ({
        rule,
        severity,
        elementId: element ?? undefined,
        message,
        mend,
      }));
    return [...own, ...served].toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  }, [own, findings]);
}

/** Rules that need more than the page has; answers to the others may be older than what is on the page. */
const isServed = (rule: string) => rule.includes('/') || rule === 'assignment-unknown';
