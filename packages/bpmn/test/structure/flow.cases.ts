import { chain, END, flow, formal, line, processFile, START, task, timer, when } from '../support/bpmn-text.ts';
import type { RuleCase } from '../support/expect-rule.ts';

const two = (inner = '') => `${line(task('a') + task('b'), 'a', 'b')}${inner}`;
const SPLIT = (gateway: string, one = '', other = '') =>
  `${START}${END}${gateway}${task('a')}${task('b')}${chain('s', 'g')}${flow('g', 'a', one)}${flow('g', 'b', other)}${chain('a', 'e')}${chain('b', 'e')}`;
const EVENT_SUB = (inner: string) =>
  `<subProcess id="sub" triggeredByEvent="true"><startEvent id="ss">${inner}</startEvent><endEvent id="se"/>${chain('ss', 'se')}</subProcess>`;

export const flowCases: readonly RuleCase[] = [
  {
    rule: 'flow-crosses-scope',
    keeps: processFile(line(`<subProcess id="sub">${task('a')}</subProcess>`, 'sub')),
    breaks: [
      processFile(`${line(`<subProcess id="sub">${task('a')}</subProcess>${task('b')}`, 'b', 'sub')}${flow('b', 'a')}`),
      processFile(line(`<subProcess id="sub">${task('a')}${task('b')}</subProcess>`, 'sub')).replace(
        '</process>',
        `${flow('a', 'b')}</process>`,
      ),
    ],
  },
  {
    rule: 'event-sub-process-flow',
    keeps: processFile(line(task('a') + EVENT_SUB(timer()), 'a')),
    breaks: [
      processFile(line(EVENT_SUB(timer()), 'sub')),
      processFile(`${line(task('a') + EVENT_SUB(timer()), 'a')}${flow('sub', 'a')}`),
    ],
  },
  {
    rule: 'flow-not-immediate',
    keeps: processFile(`${START}${END}${flow('s', 'e', '', 'isImmediate="true"')}`),
    breaks: processFile(`${START}${END}${flow('s', 'e', '', 'isImmediate="false"')}`),
  },
  {
    rule: 'condition-source',
    keeps: processFile(SPLIT('<exclusiveGateway id="g"/>', when(), when('x > 2'))),
    breaks: [
      processFile(SPLIT('<parallelGateway id="g"/>', when())),
      processFile(`${START}${END}${task('a')}${flow('s', 'a', when())}${chain('s', 'e')}${chain('a', 'e')}`),
    ],
  },
  {
    rule: 'condition-alone',
    keeps: processFile(
      `${START}${END}${task('a')}${task('b')}${chain('s', 'a')}${flow('a', 'b', when())}${chain('a', 'e')}${chain('b', 'e')}`,
    ),
    breaks: processFile(`${START}${END}${task('a')}${chain('s', 'a')}${flow('a', 'e', when())}`),
  },
  {
    rule: 'default-elsewhere',
    keeps: processFile(SPLIT('<exclusiveGateway id="g" default="g_b"/>', when())),
    breaks: [
      processFile(SPLIT('<exclusiveGateway id="g" default="a_e"/>', when())),
      processFile(two().replace('<task id="a" >', '<task id="a" default="b_e">')),
    ],
  },
  {
    rule: 'flow-not-listed',
    keeps: [
      processFile(
        `<startEvent id="s"><outgoing>s_e</outgoing></startEvent><endEvent id="e"><incoming>s_e</incoming></endEvent>${flow('s', 'e')}`,
      ),
      processFile(two()),
    ],
    breaks: [
      processFile(`<startEvent id="s"/><endEvent id="e"><incoming>s_e</incoming></endEvent>${flow('s', 'e')}`),
      processFile(`<startEvent id="s"><outgoing>s_e</outgoing></startEvent><endEvent id="e"/>${flow('s', 'e')}`),
      processFile(
        `<startEvent id="s"><incoming>s_e</incoming><outgoing>s_e</outgoing></startEvent><endEvent id="e"><incoming>s_e</incoming></endEvent>${flow('s', 'e')}`,
      ),
    ],
  },
  {
    rule: 'gateway-purpose',
    keeps: processFile(SPLIT('<inclusiveGateway id="g" default="g_b"/>', when())),
    breaks: processFile(line('<exclusiveGateway id="g"/>', 'g')),
  },
  {
    rule: 'gateway-direction',
    keeps: [
      processFile(SPLIT('<parallelGateway id="g" gatewayDirection="Diverging"/>')),
      processFile(SPLIT('<parallelGateway id="g" gatewayDirection="Unspecified"/>')),
    ],
    breaks: [
      processFile(SPLIT('<parallelGateway id="g" gatewayDirection="Converging"/>')),
      processFile(SPLIT('<parallelGateway id="g" gatewayDirection="Mixed"/>')),
      processFile(
        `${SPLIT('<parallelGateway id="g" gatewayDirection="Diverging"/>')}${task('c')}${chain('s', 'c', 'g')}`,
      ),
    ],
  },
  ...eventGatewayCases(),
  {
    rule: 'expression-formal',
    keeps: processFile(SPLIT('<exclusiveGateway id="g" default="g_b"/>', when())),
    breaks: [
      processFile(
        SPLIT('<exclusiveGateway id="g" default="g_b"/>', '<conditionExpression>when it rains</conditionExpression>'),
      ),
      processFile(
        line(
          task('a', '<standardLoopCharacteristics><loopCondition>again</loopCondition></standardLoopCharacteristics>'),
          'a',
        ),
      ),
    ],
  },
  {
    rule: 'expression-language-uri',
    keeps: processFile(
      SPLIT(
        '<exclusiveGateway id="g" default="g_b"/>',
        formal('conditionExpression', 'x', 'language="https://www.omg.org/spec/DMN/20191111/FEEL/"'),
      ),
    ),
    breaks: processFile(
      SPLIT(
        '<exclusiveGateway id="g" default="g_b"/>',
        formal('conditionExpression', 'x', 'language="my own &lt;language&gt;"'),
      ),
    ),
  },
  {
    rule: 'text-format',
    keeps: processFile('<textAnnotation id="t" textFormat="text/html; charset=utf-8"/>'),
    breaks: [
      processFile('<textAnnotation id="t" textFormat="html"/>'),
      processFile('<documentation textFormat="plain"/>'),
    ],
  },
  {
    rule: 'script-format',
    keeps: processFile(line('<scriptTask id="a" scriptFormat="feel"><script>1 + 1</script></scriptTask>', 'a')),
    breaks: processFile(line('<scriptTask id="a"><script>1 + 1</script></scriptTask>', 'a')),
  },
];

function eventGatewayCases(): RuleCase[] {
  const event = (id: string, inner = timer()) => `<intermediateCatchEvent id="${id}">${inner}</intermediateCatchEvent>`;
  const message = '<messageEventDefinition messageRef="m"/>';
  const gate = (nodes: string, attributes = '', before = chain('s', 'g')) =>
    processFile(
      `${START}${END}<eventBasedGateway id="g" ${attributes}/>${nodes}${before}${chain('g', 'a', 'e')}${chain('g', 'b', 'e')}`,
      '<message id="m"/>',
    );
  const sound = gate(event('a') + event('b', message));
  const starting = (attributes: string, nodes: string, before = '') =>
    processFile(
      `${before}${END}<eventBasedGateway id="g" instantiate="true" ${attributes}/>${nodes}${chain('g', 'a', 'e')}${chain('g', 'b', 'e')}`,
      '<message id="m"/>',
    );
  const messages = event('a', message) + event('b', message);
  return [
    {
      rule: 'event-gateway-outgoing',
      keeps: sound,
      breaks: processFile(line(`<eventBasedGateway id="g"/>${event('a')}`, 'g', 'a')),
    },
    {
      rule: 'event-gateway-target',
      keeps: [sound, gate(`${event('a')}<receiveTask id="b"/>`)],
      breaks: [
        gate(event('a') + task('b')),
        gate(`${event('a')}<intermediateThrowEvent id="b"/>`),
        gate(event('a') + event('b', `${timer()}<linkEventDefinition name="l"/>`)),
      ],
    },
    {
      rule: 'event-gateway-messages',
      keeps: gate(`${event('a')}<receiveTask id="b"/>`),
      breaks: gate(`${event('a', message)}<receiveTask id="b"/>`),
    },
    {
      rule: 'event-gateway-boundary',
      keeps: gate(`${event('a')}<receiveTask id="b"/>`),
      breaks: gate(
        `${event('a')}<receiveTask id="b"/><boundaryEvent id="x" attachedToRef="b">${timer()}</boundaryEvent>${chain('x', 'e')}`,
      ),
    },
    {
      rule: 'event-gateway-target-incoming',
      keeps: sound,
      breaks: gate(event('a') + event('b') + chain('s', 'b')),
    },
    {
      rule: 'event-gateway-parallel',
      keeps: [sound, gate(event('a') + event('b'), 'eventGatewayType="Exclusive"')],
      breaks: gate(event('a') + event('b'), 'eventGatewayType="Parallel"'),
    },
    {
      rule: 'event-gateway-start',
      keeps: [starting('', messages), starting('', messages, START + chain('s', 'g'))],
      breaks: [
        starting('', messages, `<startEvent id="s">${timer()}</startEvent>${chain('s', 'g')}`),
        starting('', messages, START + task('t') + chain('s', 't', 'g')),
        starting('', messages, START + chain('s', 'g') + flow('a', 'g')),
      ],
    },
    {
      rule: 'event-gateway-start-target',
      keeps: starting('eventGatewayType="Parallel"', messages),
      breaks: starting('eventGatewayType="Parallel"', event('a', message) + event('b')),
    },
  ];
}
