const block = (n: number, from: string, hasCondition: boolean) => {
  const id = (name: string) => `${name}_${n}`;
  const flow = (source: string, target: string, inner = '') =>
    `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
  const condition = hasCondition
    ? '<conditionExpression xsi:type="tFormalExpression">form.amount &gt; 1000 and initiator.kind = "staff"</conditionExpression>'
    : '';
  const branching = '<extensionElements><flow:branching choice="manual"/></extensionElements>';
  const [check, fork, a, b, join, choice, more, merge] = [
    id('check'),
    id('fork'),
    id('a'),
    id('b'),
    id('join'),
    id('choice'),
    id('more'),
    id('merge'),
  ];
  const xml = `<userTask id="${check}"/><parallelGateway id="${fork}"/><userTask id="${a}"/><userTask id="${b}"/><parallelGateway id="${join}"/>
<exclusiveGateway id="${choice}" default="${choice}-${merge}">${hasCondition ? '' : branching}</exclusiveGateway><userTask id="${more}"/><exclusiveGateway id="${merge}"/>
${flow(from, check)}${flow(check, fork)}${flow(fork, a)}${flow(fork, b)}${flow(a, join)}${flow(b, join)}${flow(join, choice)}
${flow(choice, more, condition)}${flow(choice, merge)}${flow(more, merge)}`;
  return { xml, exit: merge };
};

/** Nodes of one block: a task, two tasks side by side with fork and join, and a choice whether there is one more. */
const BLOCK_NODES = 8;

/**
 * A process of a given number of nodes that is like approval processes: blocks of tasks one after the other, filled up
 * with single tasks.
 *
 * @param hasConditions choices are made by FEEL conditions, not by the handler
 */
export function benchModel(nodes: number, hasConditions: boolean): string {
  const parts = ['<startEvent id="start"/>'];
  let from = 'start';
  const inner = nodes - 2;
  for (let n = 1; n <= Math.floor(inner / BLOCK_NODES); n++) {
    const { xml, exit } = block(n, from, hasConditions);
    parts.push(xml);
    from = exit;
  }
  for (let n = 1; n <= inner % BLOCK_NODES; n++) {
    parts.push(`<userTask id="u${n}"/><sequenceFlow id="${from}-u${n}" sourceRef="${from}" targetRef="u${n}"/>`);
    from = `u${n}`;
  }
  parts.push(`<endEvent id="end"/><sequenceFlow id="${from}-end" sourceRef="${from}" targetRef="end"/>`);
  return `<definitions id="D" targetNamespace="http://flowhall.dev/bench" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:flow="https://flowhall.dev/schema/flow/1">
<process id="P" isExecutable="true">
${parts.join('\n')}
</process></definitions>`;
}
