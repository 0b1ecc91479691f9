import { type NextBranch, previewNext } from '@flowhall/engine';
import type { NextChoice } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { callEngine } from '../unit-of-work/run-engine.ts';
import type { Work } from '../unit-of-work/work.ts';

/** Branches that may be taken together are sent joined; flow ids are XML names and hold no comma. */
export const FLOW_SEPARATOR = ',';

/** The flows that the handler chose; refused unless each of them is offered. */
export function checkFlows(work: Work, executionId: string, next: NextChoice | undefined): string[] | undefined {
  if (!next?.flowId) return undefined;
  const chosen = next.flowId.split(FLOW_SEPARATOR);
  const offered = new Set(branchesOf(work, executionId).flatMap((branch) => branch.chosenFlows));
  if (!chosen.every((flowId) => offered.has(flowId))) throw new ApprovalError('choice-invalid');
  return chosen;
}

/** Ways on after completing a step with the present data. */
export function branchesOf(work: Work, executionId: string): NextBranch[] {
  const command = { type: 'complete' as const, executionId };
  return callEngine(work, (context) => previewNext(work.model.executable, work.snapshot, command, context));
}
