import { feelSource, type ModdleElement, readNames } from '@flowhall/bpmn';
import type { ElementInfo, EventInfo, FlowEnd, LoopInfo, TimerKind } from './element-info.ts';
import { plainSetting } from './plain-setting.ts';

const TIMERS: readonly TimerKind[] = ['timeDate', 'timeDuration', 'timeCycle'];

const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value;
const list = (value: unknown): ModdleElement[] => (Array.isArray(value) ? value.filter(isElement) : []);
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const body = (value: unknown): string => (isElement(value) ? text(value.body).trim() : '');
const one = (value: unknown): ModdleElement | undefined => (isElement(value) ? value : undefined);

/** The values of the extension elements of an element. */
export const extensionValues = (element: ModdleElement): ModdleElement[] =>
  list(one(element.extensionElements)?.values);

/** Chinese and English name; the `name` attribute is the Chinese one where no `flow:name` says otherwise. */
export function bothNames(element: ModdleElement): { zh: string; en: string } {
  const names = readNames(element);
  return { zh: names.zh ?? text(element.name), en: names.en ?? '' };
}

/** What a panel needs to know of an element of the tree. */
export function describe(element: ModdleElement): ElementInfo {
  const flow = element.$type === 'bpmn:SequenceFlow' ? flowInfo(element) : undefined;
  const event = eventInfo(element);
  const loop = loopInfo(one(element.loopCharacteristics));
  return {
    id: text(element.id),
    type: element.$type,
    names: bothNames(element),
    documentation: list(element.documentation)
      .map((one) => text(one.text))
      .join('\n'),
    settings: extensionValues(element)
      .filter(({ $type }) => $type.startsWith('flow:'))
      .map(plainSetting),
    attributes: attributesOf(element),
    incoming: list(element.incoming).map((end) => flowEnd(end, one(end.sourceRef))),
    outgoing: list(element.outgoing).map((end) => flowEnd(end, one(end.targetRef))),
    ...(flow && { flow }),
    ...(event && { event }),
    ...(loop && { loop }),
    ...(typeof element.calledElement === 'string' && { calledElement: element.calledElement }),
    ...(element.$type === 'bpmn:ScriptTask' && { script: text(element.script) }),
    ...(one(element.attachedToRef) && { attachedToId: text(one(element.attachedToRef)?.id) }),
    isEventSubProcess: element.triggeredByEvent === true,
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
];

function attributesOf(element: ModdleElement): Record<string, string | boolean> {
  const found: Record<string, string | boolean> = {};
  for (const name of ATTRIBUTES) {
    const { [name]: value } = element;
    if (typeof value === 'string' || typeof value === 'boolean') found[name] = value;
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

/** Where an event definition names what it is about. */
export const REFERENCES: Readonly<Record<string, { property: string; type: string; code?: string }>> = {
  'bpmn:MessageEventDefinition': { property: 'messageRef', type: 'bpmn:Message' },
  'bpmn:SignalEventDefinition': { property: 'signalRef', type: 'bpmn:Signal' },
  'bpmn:ErrorEventDefinition': { property: 'errorRef', type: 'bpmn:Error', code: 'errorCode' },
  'bpmn:EscalationEventDefinition': { property: 'escalationRef', type: 'bpmn:Escalation', code: 'escalationCode' },
};

/** What holds the event's definition: the definition, or a send or receive task itself. */
export function eventHolder(element: ModdleElement): ModdleElement | undefined {
  if (element.$type === 'bpmn:ReceiveTask' || element.$type === 'bpmn:SendTask') return element;
  return list(element.eventDefinitions)[0];
}

function eventInfo(element: ModdleElement): EventInfo | undefined {
  const holder = eventHolder(element);
  if (!holder) return undefined;
  const isTask = holder === element;
  const type = isTask ? 'bpmn:MessageEventDefinition' : holder.$type;
  const kind = TIMERS.find((name) => holder[name] !== undefined);
  const { property = '', code } = REFERENCES[type] ?? {};
  const reference = one(holder[property]);
  return {
    type,
    ...(type === 'bpmn:TimerEventDefinition' && {
      timer: {
        kind: kind ?? 'timeDuration',
        value: kind ? body(holder[kind]) : '',
        workingTime: holder.workingTime === 'true',
      },
    }),
    ...(reference && {
      reference: { id: text(reference.id), name: text(reference.name), code: code ? text(reference[code]) : '' },
    }),
    ...(type === 'bpmn:MessageEventDefinition' && { correlationKey: text(holder.correlationKey) }),
    ...(type === 'bpmn:ConditionalEventDefinition' && { condition: feelSource(body(holder.condition)) }),
  };
}

function loopInfo(loop: ModdleElement | undefined): LoopInfo | undefined {
  if (!loop) return undefined;
  if (loop.$type === 'bpmn:StandardLoopCharacteristics')
    return {
      kind: 'loop',
      condition: feelSource(body(loop.loopCondition)),
      testBefore: loop.testBefore === true,
      maximum: text(loop.loopMaximum),
    };
  return {
    kind: loop.isSequential === true ? 'sequential' : 'parallel',
    cardinality: feelSource(body(loop.loopCardinality)),
    collection: text(one(loop.loopDataInputRef)?.id),
    item: text(one(loop.inputDataItem)?.id),
    completion: feelSource(body(loop.completionCondition)),
  };
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
