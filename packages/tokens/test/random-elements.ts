import { event, script, task, timer, user } from '../src/testing/bpmn-text.ts';

/** What the events of random processes refer to. */
export const ROOTS =
  '<message id="msg" name="order"/><signal id="sig" name="alarm"/><error id="err" errorCode="E"/><escalation id="esc" escalationCode="X"/>';

export const MESSAGE = '<messageEventDefinition messageRef="msg"/>';
export const SIGNAL = '<signalEventDefinition signalRef="sig"/>';
export const ERROR = '<errorEventDefinition errorRef="err"/>';
export const ESCALATION = '<escalationEventDefinition escalationRef="esc"/>';
export const TIMER = timer('timeDuration', 'PT1H');
export const CYCLE = timer('timeCycle', 'R3/PT1H');

/** Every element with one way in and one way out that holds no others. */
export function leafElements(id: string, caught: string): string[] {
  return [
    user(id),
    user(id),
    task(id),
    `<manualTask id="${id}"/>`,
    `<serviceTask id="${id}"/>`,
    `<receiveTask id="${id}" messageRef="msg"/>`,
    `<callActivity id="${id}" calledElement="Other"/>`,
    script(id, '1 + 1', 'sum'),
    event('intermediateThrowEvent', id, ''),
    event('intermediateThrowEvent', id, MESSAGE),
    event('intermediateThrowEvent', id, SIGNAL),
    event('intermediateCatchEvent', id, caught),
  ];
}
