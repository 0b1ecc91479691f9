import type { FlowNode } from '@flowhall/bpmn';
import { hostOf } from './alive.ts';
import type { Activity } from './library.ts';
import { type Listener, listeners } from './listener.ts';
import type { StepRun } from './step-run.ts';

type Thrown = 'bpmn:ErrorEventDefinition' | 'bpmn:EscalationEventDefinition';

/** An error goes outwards from an element to the boundary event that catches it first; uncaught it ends the process. */
export function throwError(run: StepRun, from: Activity, code: string | undefined): void {
  const catching = catcher(run, from, 'bpmn:ErrorEventDefinition', code);
  if (catching) catching.happen();
  else run.breakOff(from.id, code);
}

/** An escalation goes outwards likewise; uncaught it is for whoever called the process. */
export function throwEscalation(run: StepRun, from: Activity, code: string | undefined): void {
  const catching = catcher(run, from, 'bpmn:EscalationEventDefinition', code);
  if (catching) catching.happen();
  else run.effects.push({ type: 'escalation', elementId: from.id, ...(code !== undefined && { code }) });
}

function catcher(run: StepRun, from: Activity, type: Thrown, code: string | undefined): Listener | undefined {
  const armed = [...listeners(run)].filter(({ definition }) => definition?.type === type);
  for (let at: Activity | undefined = from; at; at = hostOf(at)) {
    const here = armed.filter(({ activity }) => activity.attachedTo === at);
    const event = best(
      here.flatMap(({ elementId }) => run.index.node(elementId) ?? []),
      code,
    );
    const listener = here.find(({ elementId }) => elementId === event?.id);
    if (listener) return listener;
  }
  return undefined;
}

/** The event that names the code, else one that catches everything. */
function best(events: readonly FlowNode[], code: string | undefined): FlowNode | undefined {
  const codeOf = (event: FlowNode) => event.eventDefinitions[0]?.ref?.code;
  return (
    events.find((event) => code !== undefined && codeOf(event) === code) ??
    events.find((event) => codeOf(event) === undefined)
  );
}
