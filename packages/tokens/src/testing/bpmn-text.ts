/** Small models for tests: no diagrams, no step settings. */
export function bpmn(...body: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="D" targetNamespace="http://flowhall.dev/test" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:flow="https://flowhall.dev/schema/flow/1">
<process id="P" isExecutable="true">${body.join('\n')}</process></definitions>`;
}

/** A model with elements beside its process: messages, signals, errors … */
export function bpmnWith(roots: string, ...body: string[]): string {
  return bpmn(...body).replace('<process ', `${roots}<process `);
}

/** A sequence flow `source_target`, or with the id given. */
export function flow(source: string, target: string, condition?: string, id = `${source}_${target}`): string {
  const body = condition?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const inner = body ? `<conditionExpression xsi:type="tFormalExpression">${body}</conditionExpression>` : '';
  return `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
}

/** Flows along a chain of elements. */
export function chain(...ids: string[]): string {
  return ids
    .slice(1)
    .map((id, i) => flow(ids[i] ?? '', id))
    .join('');
}

const each = (ids: string[], write: (id: string) => string) => ids.map(write).join('');

export const start = (id = 'start') => `<startEvent id="${id}"/>`;
export const end = (...ids: string[]) => each(ids.length ? ids : ['end'], (id) => `<endEvent id="${id}"/>`);
export const user = (...ids: string[]) => each(ids, (id) => `<userTask id="${id}"/>`);
export const task = (...ids: string[]) => each(ids, (id) => `<task id="${id}"/>`);
export const parallel = (...ids: string[]) => each(ids, (id) => `<parallelGateway id="${id}"/>`);

/** A gateway with choice; with a default flow if one is named. */
export function gateway(kind: 'exclusive' | 'inclusive', id: string, standard?: string, inner = ''): string {
  return `<${kind}Gateway id="${id}"${standard ? ` default="${standard}"` : ''}>${inner}</${kind}Gateway>`;
}

/** Lets the handler choose. */
export const MANUAL = '<extensionElements><flow:branching choice="manual"/></extensionElements>';

export function terminate(id: string): string {
  return `<endEvent id="${id}"><terminateEventDefinition/></endEvent>`;
}

/** A FEEL script task. */
export function script(id: string, source: string, resultVariable?: string): string {
  const name = resultVariable ? ` flow:resultVariable="${resultVariable}"` : '';
  return `<scriptTask id="${id}"${name}><script><![CDATA[${source}]]></script></scriptTask>`;
}

/** A sub-process: `start`, the elements given in a chain of flows, `end`; the ids of its events are `<id>_s`, `<id>_e`. */
export function subProcess(id: string, ...body: string[]): string {
  return `<subProcess id="${id}"><startEvent id="${id}_s"/><endEvent id="${id}_e"/>${body.join('')}</subProcess>`;
}

/** A sub-process of which everything but its start event `<id>_s` is given. */
export function openSubProcess(id: string, ...body: string[]): string {
  return `<subProcess id="${id}"><startEvent id="${id}_s"/>${body.join('')}</subProcess>`;
}

type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

export function timer(kind: TimerKind, value: string): string {
  return `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition>`;
}

export function boundaryTimer(id: string, host: string, interrupts: boolean, kind: TimerKind, value: string): string {
  return `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupts}">${timer(kind, value)}</boundaryEvent>`;
}

/** Script tasks that each append their id to the variable `log`. */
export const log = (...ids: string[]) => each(ids, (id) => script(id, `append(log, "${id}")`, 'log'));

/** An expression element. */
export const expression = (tag: string, body: string) =>
  `<${tag} xsi:type="tFormalExpression">${body.replaceAll('<', '&lt;')}</${tag}>`;

type EventTag = 'startEvent' | 'endEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent';

/** An event with its definitions. */
export const event = (tag: EventTag, id: string, definitions: string, attributes = '') =>
  `<${tag} id="${id}"${attributes}>${definitions}</${tag}>`;

/** A boundary event with its definitions. */
export const boundary = (id: string, host: string, definitions: string, interrupts = true) =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupts}">${definitions}</boundaryEvent>`;

/** An event sub-process: a start event `<id>_s` with its definitions, and the elements given. */
export const eventSubProcess = (id: string, definitions: string, interrupts: boolean, ...body: string[]) =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}_s" isInterrupting="${interrupts}">${definitions}</startEvent>${body.join('')}</subProcess>`;
