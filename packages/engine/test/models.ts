/** Small models for tests: no diagrams, no step settings. */
export function bpmn(body: string, processId = 'P'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="D" targetNamespace="http://flowhall.dev/test" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:flow="https://flowhall.dev/schema/flow/1">
<process id="${processId}" isExecutable="true">${body}</process></definitions>`;
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

export const user = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
export const start = (id = 'start') => `<startEvent id="${id}"/>`;
export const end = (id = 'end') => `<endEvent id="${id}"/>`;

/** A timer event definition; kind is `timeDate`, `timeDuration` or `timeCycle`. */
export function timer(kind: string, value: string): string {
  return `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition>`;
}

export function boundaryTimer(id: string, host: string, interrupting: boolean, kind: string, value: string): string {
  return `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${timer(kind, value)}</boundaryEvent>`;
}
