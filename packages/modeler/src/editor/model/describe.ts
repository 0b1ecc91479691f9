import { feelSource, type ModdleElement } from '@flowhall/bpmn';
import { associationInfo, dataInfo, dataLinks, loopInfo } from './describe-data.ts';
import { eventInfos } from './describe-event.ts';
import type { ElementInfo, FlowEnd, StepName } from './element-info.ts';
import { body, bothNames, extensionValues, feel, list, one, rootOf, stepName, text } from './moddle-read.ts';
import { plainSetting } from './plain-setting.ts';

/** What a panel needs to know of an element of the tree. */
export function describe(element: ModdleElement): ElementInfo {
  const flow = element.$type === 'bpmn:SequenceFlow' ? flowInfo(element) : undefined;
  const loop = loopInfo(element);
  const data = dataInfo(element);
  const association = associationInfo(element);
  const attachedTo = one(element.attachedToRef);
  const undoneBy = handlerOf(element);
  const isCall = element.$type === 'bpmn:CallActivity';
  return {
    id: text(element.id),
    type: element.$type,
    names: bothNames(element),
    documentation: list(element.documentation)
      .map((part) => text(part.text))
      .join('\n'),
    settings: extensionValues(element)
      .filter(({ $type }) => $type.startsWith('flow:'))
      .map(plainSetting),
    attributes: attributesOf(element),
    incoming: list(element.incoming).map((end) => flowEnd(end, one(end.sourceRef))),
    outgoing: list(element.outgoing).map((end) => flowEnd(end, one(end.targetRef))),
    ...(flow && { flow }),
    events: eventInfos(element),
    ...(loop && { loop }),
    ...(typeof element.calledElement === 'string' && { calledElement: element.calledElement }),
    ...(isCall && { globalTasks: globalTasks(element) }),
    ...(element.$type === 'bpmn:ScriptTask' && { script: text(element.script) }),
    ...(element.$type === 'bpmn:ComplexGateway' && { completion: feel(element.activationCondition) }),
    ...(element.$type === 'bpmn:AdHocSubProcess' && { completion: feel(element.completionCondition) }),
    ...dataLinks(element),
    ...(data && { data }),
    ...(association && { association }),
    ...(attachedTo && { attachedTo: stepName(attachedTo) }),
    ...(undoneBy && { undoneBy: stepName(undoneBy) }),
    isEventSubProcess: element.triggeredByEvent === true,
    isInEventSubProcess: one(element.$parent)?.triggeredByEvent === true,
    ...(one(element.$parent) && { parentId: text(one(element.$parent)?.id) }),
    foreign: foreignParts(element),
  };
}

const ATTRIBUTES = [
  'isInterrupting',
  'cancelActivity',
  'isExecutable',
  'isForCompensation',
  'correlationKey',
  'resultVariable',
  'startQuantity',
  'completionQuantity',
  'parallelMultiple',
  'instantiate',
  'eventGatewayType',
  'ordering',
  'cancelRemainingInstances',
];

function attributesOf(element: ModdleElement): Record<string, string | number | boolean> {
  const found: Record<string, string | number | boolean> = {};
  for (const name of ATTRIBUTES) {
    const { [name]: value } = element;
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') found[name] = value;
  }
  return found;
}

const flowEnd = (flow: ModdleElement, other: ModdleElement | undefined): FlowEnd => ({
  id: text(flow.id),
  name: text(flow.name),
  otherId: text(other?.id),
  otherName: text(other?.name),
  condition: feelSource(body(flow.conditionExpression)),
  isDefault: one(flow.sourceRef)?.default === flow,
});

const flowInfo = (flow: ModdleElement): ElementInfo['flow'] => ({
  sourceId: text(one(flow.sourceRef)?.id),
  sourceType: text(one(flow.sourceRef)?.$type),
  targetId: text(one(flow.targetRef)?.id),
  condition: feelSource(body(flow.conditionExpression)),
  isDefault: one(flow.sourceRef)?.default === flow,
});

/** Tasks outside of all processes, which call activities can call. */
const globalTasks = (element: ModdleElement): StepName[] =>
  list(rootOf(element).rootElements)
    .filter(({ $type }) => /^bpmn:Global\w*Task$/.test($type))
    .map(stepName);

/** The activity at the other end of the association of a compensation event. */
function handlerOf(element: ModdleElement): ModdleElement | undefined {
  if (element.$type !== 'bpmn:BoundaryEvent') return undefined;
  const holders = [one(element.$parent), ...list(rootOf(element).rootElements)];
  const drawn = holders.flatMap((holder) => list(holder?.artifacts));
  return one(drawn.find(({ $type, sourceRef }) => $type === 'bpmn:Association' && sourceRef === element)?.targetRef);
}

function foreignParts(element: ModdleElement): string[] {
  const { $attrs } = element;
  const attributes = Object.keys(typeof $attrs === 'object' && $attrs !== null ? $attrs : {}).filter(
    (name) => name.includes(':') && !name.startsWith('xmlns') && !name.startsWith('xsi:'),
  );
  const elements = extensionValues(element)
    .map(({ $type }) => $type)
    .filter((type) => !type.startsWith('flow:'));
  return [...attributes, ...elements];
}
