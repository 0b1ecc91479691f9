import type { FlowNode } from '@flowhall/bpmn';
import type { Run } from './run.ts';
import type { Token } from './token.ts';
import { boundaryHappens, startEventSubProcess } from './trigger.ts';

type Thrown = 'bpmn:ErrorEventDefinition' | 'bpmn:EscalationEventDefinition';

/** An error goes outwards from a token to whoever catches it first; uncaught it ends the process. */
export function throwError(run: Run, from: Token, code: string | undefined): void {
  if (!goOutwards(run, from, 'bpmn:ErrorEventDefinition', code)) run.fail(from.at, code);
}

/** An escalation goes outwards likewise; uncaught it is for whoever called the process. */
export function throwEscalation(run: Run, from: Token, code: string | undefined): void {
  if (goOutwards(run, from, 'bpmn:EscalationEventDefinition', code)) return;
  run.effects.push({ type: 'escalation', elementId: from.at, ...(code !== undefined && { code }) });
}

/** Says whether it was caught. At each level the activity's boundary is asked first, then its scope. */
function goOutwards(run: Run, from: Token, type: Thrown, code: string | undefined): boolean {
  for (let at: Token | undefined = from; at; at = around(run, at)) {
    const isInstance = at.nr !== undefined;
    // boundary events belong to the loop as a whole
    if (isInstance) continue;
    const boundary = catcher(run.index.boundaryEvents(at.at), type, code);
    if (boundary) {
      boundaryHappens(run, boundary, at);
      return true;
    }
    const start = isInterruptingHandler(run, at)
      ? undefined
      : catcher(run.model.eventStarts(run.scopeElement(at.in)), type, code, at.at);
    if (start) {
      startEventSubProcess(run, start, at.in);
      return true;
    }
  }
  return false;
}

function around(run: Run, token: Token): Token | undefined {
  return token.in === undefined ? undefined : run.tokens.get(token.in);
}

/** An interrupting event sub-process has replaced its scope: nothing else there catches any more. */
function isInterruptingHandler(run: Run, token: Token): boolean {
  const node = run.node(token.at);
  if (!node.isEventSubProcess) return false;
  return run.index.nodesOf(node.id).some((n) => n.type === 'bpmn:StartEvent' && n.interrupting !== false);
}

/** The event that names the code, else one that catches everything. */
function catcher(
  events: readonly FlowNode[],
  type: Thrown,
  code: string | undefined,
  notIn?: string,
): FlowNode | undefined {
  const candidates = events.filter((e) => e.scopeId !== notIn && e.eventDefinitions.some((d) => d.type === type));
  const codes = (event: FlowNode) => event.eventDefinitions.filter((d) => d.type === type).map((d) => d.ref?.code);
  return (
    candidates.find((e) => code !== undefined && codes(e).includes(code)) ??
    candidates.find((e) => codes(e).includes(undefined))
  );
}
