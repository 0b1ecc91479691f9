import { feelSource } from './feel-source.ts';
import { JOB_TASKS } from './flow-jobs.ts';
import { child, children, extensions, type ModdleElement, text } from './moddle-element.ts';
import type { FlowNode } from './process-model.ts';
import { readEventDefinition } from './read-event-definition.ts';
import { readExecution } from './read-execution.ts';
import { readJob } from './read-job.ts';
import { isManualBranching, readCc, readNames, readStepSettings } from './read-settings.ts';

/** Reads a flow node; `incoming` and `outgoing` are filled in when all flows are known. */
export function readFlowNode(element: ModdleElement, id: string, scopeId: string): FlowNode {
  const name = text(element, 'name');
  const attachedTo = child(element, 'attachedToRef')?.id;
  const defaultFlow = child(element, 'default')?.id;
  const step = readStepSettings(element);
  const job = JOB_TASKS.some((type) => type === element.$type) ? readJob(element) : undefined;
  const calledDecision = readCalledDecision(element);
  return {
    id,
    type: element.$type,
    ...(name && { name }),
    names: readNames(element),
    incoming: [],
    outgoing: [],
    scopeId,
    ...(element.$type === 'bpmn:BoundaryEvent' && { interrupting: element.cancelActivity !== false }),
    ...(isEventSubProcessStart(element) && { interrupting: element.isInterrupting !== false }),
    ...(attachedTo && { attachedTo }),
    ...(defaultFlow && { defaultFlow }),
    eventDefinitions: children(element, 'eventDefinitions').map(readEventDefinition),
    ...readExecution(element),
    ...scriptOf(element),
    manualBranching: isManualBranching(element),
    ...(step && { step }),
    ...(job && { job }),
    ...(calledDecision && { calledDecision }),
    cc: readCc(element),
  };
}

function isEventSubProcessStart(element: ModdleElement): boolean {
  return element.$type === 'bpmn:StartEvent' && child(element, '$parent')?.triggeredByEvent === true;
}

function readCalledDecision(element: ModdleElement): FlowNode['calledDecision'] {
  const called = element.$type === 'bpmn:BusinessRuleTask' && extensions(element, 'flow:CalledDecision')[0];
  if (!called) return undefined;
  return { decision: text(called, 'decision')?.trim() ?? '', result: text(called, 'result')?.trim() ?? '' };
}

function scriptOf(element: ModdleElement): Pick<FlowNode, 'script' | 'resultVariable'> {
  if (element.$type !== 'bpmn:ScriptTask') return {};
  const script = text(element, 'script');
  const resultVariable = text(element, 'resultVariable');
  return { ...(script && { script: feelSource(script) }), ...(resultVariable && { resultVariable }) };
}
