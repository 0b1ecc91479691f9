/** The text of a BPMN file with these root elements. */
export function file(...root: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="D" targetNamespace="urn:test" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tns="urn:test" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${root.join('\n')}
</definitions>`;
}

/** An executable process with these flow elements. */
export function process(...elements: string[]): string {
  return `<process id="P" isExecutable="true">${elements.join('\n')}</process>`;
}

/** A file with an executable process and, before it, root elements. */
export function processFile(elements: string, root = ''): string {
  return file(root, process(elements));
}

/** A sequence flow; its id is that of both ends. */
export function flow(source: string, target: string, inner = '', attributes = ''): string {
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}" ${attributes}>${inner}</sequenceFlow>`;
}

/** Sequence flows along elements. */
export function chain(...ids: string[]): string {
  return ids
    .slice(1)
    .map((id, i) => flow(ids[i] ?? '', id))
    .join('');
}

export const START = '<startEvent id="s"/>';
export const END = '<endEvent id="e"/>';

/** A start, these elements, an end, and flows along the ids. */
export function line(elements: string, ...ids: string[]): string {
  return `${START}${END}${elements}${chain('s', ...ids, 'e')}`;
}

export const task = (id: string, inner = '', attributes = '') => `<task id="${id}" ${attributes}>${inner}</task>`;

/** A formal expression in a property. */
export const formal = (property: string, body: string, attributes = '') =>
  `<${property} xsi:type="tFormalExpression" ${attributes}>${body}</${property}>`;

export const when = (body = 'x > 1') => formal('conditionExpression', body.replace('>', '&gt;'));
export const timer = (duration = 'PT1S') =>
  `<timerEventDefinition>${formal('timeDuration', duration)}</timerEventDefinition>`;

/** An ioSpecification with these data inputs and outputs. */
export function io(inputs: string[], outputs: string[], item = ''): string {
  const subject = item && ` itemSubjectRef="${item}"`;
  const refs = (tag: string, ids: string[]) => ids.map((id) => `<${tag}>${id}</${tag}>`).join('');
  return `<ioSpecification>${inputs.map((id) => `<dataInput id="${id}"${subject}/>`).join('')}${outputs
    .map((id) => `<dataOutput id="${id}"${subject}/>`)
    .join(
      '',
    )}<inputSet>${refs('dataInputRefs', inputs)}</inputSet><outputSet>${refs('dataOutputRefs', outputs)}</outputSet></ioSpecification>`;
}
