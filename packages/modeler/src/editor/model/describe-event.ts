import type { ModdleElement } from '@flowhall/bpmn';
import type { EventInfo, EventReference, TimerKind } from './element-info.ts';
import { body, feel, list, one, rootOf, stepName, text } from './moddle-read.ts';

const TIMERS: readonly TimerKind[] = ['timeDate', 'timeDuration', 'timeCycle'];

/** Where an event definition names what it is about. */
export const REFERENCES: Readonly<Record<string, { property: string; type: string; code?: string }>> = {
  'bpmn:MessageEventDefinition': { property: 'messageRef', type: 'bpmn:Message' },
  'bpmn:SignalEventDefinition': { property: 'signalRef', type: 'bpmn:Signal' },
  'bpmn:ErrorEventDefinition': { property: 'errorRef', type: 'bpmn:Error', code: 'errorCode' },
  'bpmn:EscalationEventDefinition': { property: 'escalationRef', type: 'bpmn:Escalation', code: 'escalationCode' },
};

const ACTIVITY = /(?:Task|Activity|SubProcess|Transaction)$/;

/** What hold the triggers of an event: its definitions, or a send or receive task itself. */
export function eventHolders(element: ModdleElement): ModdleElement[] {
  if (element.$type === 'bpmn:ReceiveTask' || element.$type === 'bpmn:SendTask') return [element];
  return list(element.eventDefinitions);
}

/** The kind of trigger that a holder has. */
export const triggerOf = (holder: ModdleElement): string =>
  holder.$type.endsWith('EventDefinition') ? holder.$type : 'bpmn:MessageEventDefinition';

/** What each trigger of an event says. */
export const eventInfos = (element: ModdleElement): EventInfo[] =>
  eventHolders(element).map((holder) => eventInfo(element, holder));

function eventInfo(element: ModdleElement, holder: ModdleElement): EventInfo {
  const type = triggerOf(holder);
  const kind = TIMERS.find((name) => holder[name] !== undefined);
  const spec = REFERENCES[type];
  const reference = spec && one(holder[spec.property]);
  const throws = /Throw|EndEvent/.test(element.$type);
  return {
    type,
    known: spec
      ? list(rootOf(element).rootElements)
          .filter(({ $type }) => $type === spec.type)
          .map(referenceOf)
      : [],
    ...(type === 'bpmn:TimerEventDefinition' && {
      timer: {
        kind: kind ?? 'timeDuration',
        value: kind ? body(holder[kind]) : '',
        workingTime: holder.workingTime === 'true',
      },
    }),
    ...(reference && { reference: referenceOf(reference) }),
    ...(type === 'bpmn:MessageEventDefinition' && { correlationKey: text(holder.correlationKey) }),
    ...(type === 'bpmn:ConditionalEventDefinition' && { condition: feel(holder.condition) }),
    ...(type === 'bpmn:LinkEventDefinition' && { link: linkInfo(element, holder) }),
    ...(type === 'bpmn:CompensateEventDefinition' && throws && { compensation: compensationInfo(element, holder) }),
  };
}

const referenceOf = (element: ModdleElement): EventReference => ({
  id: text(element.id),
  name: text(element.name),
  code: text(element.errorCode) || text(element.escalationCode),
});

/** The name that ties both ends together: the target's where one is named. */
export const linkName = (definition: ModdleElement): string =>
  text(one(definition.target)?.name) || text(definition.name);

/** The link definitions in the scope of an event, by the kind of event that has them. */
export const linksAround = (element: ModdleElement, eventType: string): ModdleElement[] =>
  list(one(element.$parent)?.flowElements)
    .filter(({ $type }) => $type === eventType)
    .flatMap(({ eventDefinitions }) => list(eventDefinitions))
    .filter(({ $type }) => $type === 'bpmn:LinkEventDefinition');

function linkInfo(element: ModdleElement, holder: ModdleElement): NonNullable<EventInfo['link']> {
  const isThrown = element.$type === 'bpmn:IntermediateThrowEvent';
  const others = linksAround(element, isThrown ? 'bpmn:IntermediateCatchEvent' : 'bpmn:IntermediateThrowEvent');
  return { name: linkName(holder), others: [...new Set(others.map(linkName))].filter((name) => name !== '') };
}

function compensationInfo(element: ModdleElement, holder: ModdleElement): NonNullable<EventInfo['compensation']> {
  const scope = one(element.$parent);
  const around = scope?.triggeredByEvent === true ? one(scope.$parent) : undefined;
  const choices = [scope, around]
    .flatMap((level) => list(level?.flowElements))
    .filter(
      ({ $type, isForCompensation, triggeredByEvent }) =>
        ACTIVITY.test($type) && isForCompensation !== true && triggeredByEvent !== true,
    );
  return {
    activityId: text(one(holder.activityRef)?.id),
    waits: holder.waitForCompletion !== false,
    choices: choices.map(stepName),
  };
}
