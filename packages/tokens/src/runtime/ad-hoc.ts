import type { AdHoc } from '@flowhall/bpmn';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** Starts what has no inbound flow: all at once, or one after another in the order of the model. */
export function startAdHoc(run: Run, token: Token, { isSequential }: AdHoc): void {
  const entries = run.model.entries(token.at).map((node) => node.id);
  const first = isSequential ? entries.slice(0, 1) : entries;
  if (isSequential && entries.length > 1) token.next = entries.slice(1);
  for (const id of first) run.send(id, token.id);
}

/** Asks the completion condition after an activity; nothing is started any more once it has held. */
export function adHocDone(run: Run, token: Token, { completionCondition, cancelsRemaining }: AdHoc): void {
  if (token.closing || completionCondition === undefined) return;
  if (!run.holds(token.at, completionCondition, token)) return;
  token.closing = true;
  delete token.next;
  if (cancelsRemaining) run.cancelInside(token.id);
}

/** Nothing is being done: starts the next activity, or everything anew while the condition does not hold. */
export function adHocEmptied(run: Run, token: Token, adHoc: AdHoc): boolean {
  if (token.closing) return true;
  const next = token.next?.shift();
  if (next !== undefined) {
    run.send(next, token.id);
    return false;
  }
  delete token.next;
  if (adHoc.completionCondition === undefined) return true;
  startAdHoc(run, token, adHoc);
  return false;
}
