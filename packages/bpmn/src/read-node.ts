import { feelSource } from './feel-source.ts';
import { child, children, type ModdleElement, text } from './moddle-element.ts';
import type { EventDefinition, FlowNode, TimerSpec } from './process-model.ts';
import { isManualBranching, readCc, readNames, readStepSettings } from './read-settings.ts';

/** Reads a flow node; `incoming` and `outgoing` are filled in when all flows are known. */
export function readFlowNode(element: ModdleElement, id: string, scopeId: string): FlowNode {
  const name = text(element, 'name');
  const attachedTo = child(element, 'attachedToRef')?.id;
  const defaultFlow = child(element, 'default')?.id;
  const step = readStepSettings(element);
  return {
    id,
    type: element.$type,
    ...(name && { name }),
    names: readNames(element),
    incoming: [],
    outgoing: [],
    scopeId,
    ...(element.$type === 'bpmn:BoundaryEvent' && { interrupting: element.cancelActivity !== false }),
    ...(attachedTo && { attachedTo }),
    ...(defaultFlow && { defaultFlow }),
    eventDefinitions: children(element, 'eventDefinitions').map(readEventDefinition),
    ...scriptOf(element),
    manualBranching: isManualBranching(element),
    ...(step && { step }),
    cc: readCc(element),
  };
}

function scriptOf(element: ModdleElement): Pick<FlowNode, 'script' | 'resultVariable'> {
  if (element.$type !== 'bpmn:ScriptTask') return {};
  const script = text(element, 'script');
  const resultVariable = text(element, 'resultVariable');
  return { ...(script && { script: feelSource(script) }), ...(resultVariable && { resultVariable }) };
}

function readEventDefinition(element: ModdleElement): EventDefinition {
  const timer = readTimer(element);
  return { id: element.id ?? '', type: element.$type, ...(timer && { timer }) };
}

const TIMER_PROPERTIES = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

function readTimer(element: ModdleElement): TimerSpec | undefined {
  for (const [property, kind] of TIMER_PROPERTIES) {
    const expression = child(element, property);
    const body = expression && text(expression, 'body');
    if (body) return { kind, expression: body.trim() };
  }
  return undefined;
}
