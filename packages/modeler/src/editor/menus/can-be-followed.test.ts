import type { Element } from 'bpmn-js/lib/model/Types';
import { describe, expect, it } from 'vitest';
import { canBeFollowed } from './can-be-followed.ts';

const drawn = (type: string, businessObject: object = {}) => ({ type: `bpmn:${type}`, businessObject }) as Element;
const event = (type: string, kind: string) =>
  drawn(type, { eventDefinitions: [{ $type: `bpmn:${kind}EventDefinition` }] });

describe('something can follow', () => {
  it.each([
    drawn('UserTask'),
    drawn('SubProcess'),
    drawn('ExclusiveGateway'),
    event('BoundaryEvent', 'Timer'),
    event('IntermediateCatchEvent', 'Link'),
    event('IntermediateThrowEvent', 'Compensate'),
  ])('%o', (element) => expect(canBeFollowed(element)).toBe(true));
});

describe('nothing can follow', () => {
  it.each([
    undefined,
    drawn('EndEvent'),
    drawn('Lane'),
    drawn('SubProcess', { triggeredByEvent: true }),
    drawn('Task', { isForCompensation: true }),
    event('IntermediateThrowEvent', 'Link'),
    event('BoundaryEvent', 'Compensate'),
    { ...drawn('Task'), type: 'label' } as Element,
  ])('%o', (element) => expect(canBeFollowed(element)).toBe(false));
});
