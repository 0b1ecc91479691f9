import type { Element } from 'bpmn-js/lib/model/Types';

const NODE = /(?:Task|Activity|Gateway|Event|SubProcess|Transaction)$/;

/** What flows never leave: ends, what leads elsewhere by its name, and what only undoes something. */
const ENDS: readonly string[] = ['bpmn:LinkEventDefinition', 'bpmn:CompensateEventDefinition'];

/** Whether a drawn element is a node that something can follow. */
export function canBeFollowed(element: Element | undefined): boolean {
  if (!element || element.type === 'label' || 'waypoints' in element || !NODE.test(element.type)) return false;
  if (element.type === 'bpmn:EndEvent') return false;
  const { triggeredByEvent, isForCompensation, eventDefinitions } = element.businessObject ?? {};
  if (triggeredByEvent === true || isForCompensation === true) return false;
  const triggers: { $type: string }[] = Array.isArray(eventDefinitions) ? eventDefinitions : [];
  const [link, compensation] = ENDS.map((type) => triggers.some(({ $type }) => $type === type));
  const leadsElsewhere = link === true && element.type === 'bpmn:IntermediateThrowEvent';
  return !leadsElsewhere && !(compensation === true && element.type === 'bpmn:BoundaryEvent');
}
