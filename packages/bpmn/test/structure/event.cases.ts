import { chain, END, flow, formal, line, processFile, START, task, timer } from '../support/bpmn-text.ts';
import type { RuleCase } from '../support/expect-rule.ts';

const definition = (kind: string, attributes = '') => `<${kind}EventDefinition ${attributes}/>`;
const ROOT =
  '<message id="m"/><signal id="g"/><error id="err" errorCode="E1"/><escalation id="esc" escalationCode="C1"/><error id="bare"/><escalation id="mild"/>';
const file = (elements: string) => processFile(elements, ROOT);
const message = definition('message', 'messageRef="m"');
const signal = definition('signal', 'signalRef="g"');
const start = (inner: string, attributes = '') =>
  file(`<startEvent id="s" ${attributes}>${inner}</startEvent>${END}${chain('s', 'e')}`);
const end = (inner: string) => file(`${START}<endEvent id="e">${inner}</endEvent>${chain('s', 'e')}`);
const caught = (inner: string) => file(line(`<intermediateCatchEvent id="a">${inner}</intermediateCatchEvent>`, 'a'));
const thrown = (inner: string) => file(line(`<intermediateThrowEvent id="a">${inner}</intermediateThrowEvent>`, 'a'));
const sub = (inner: string, tag = 'subProcess', attributes = '') =>
  file(line(`<${tag} id="a" ${attributes}>${inner}</${tag}>`, 'a'));
const nested = (startInner: string, startAttributes = '', attributes = '', endInner = '', tag = 'subProcess') =>
  `<${tag} id="sub" ${attributes}><startEvent id="ss" ${startAttributes}>${startInner}</startEvent><endEvent id="se">${endInner}</endEvent>${chain('ss', 'se')}</${tag}>`;
const eventSub = (startInner: string, startAttributes = '') =>
  file(line(task('a') + nested(startInner, startAttributes, 'triggeredByEvent="true"'), 'a'));
const boundary = (inner: string, attributes = '', host = task('a')) =>
  file(
    `${line(host, 'a')}<boundaryEvent id="b" attachedToRef="a" ${attributes}>${inner}</boundaryEvent>${chain('b', 'e')}`,
  );
const handled = (
  after = '<task id="h" isForCompensation="true"/><association id="n" sourceRef="b" targetRef="h"/>',
  attributes = '',
) =>
  file(
    `${line(task('a'), 'a')}<boundaryEvent id="b" attachedToRef="a" ${attributes}>${definition('compensate')}</boundaryEvent>${after}`,
  );
const link = (id: string, name: string, inner = '') =>
  `<linkEventDefinition id="${id}" name="${name}">${inner}</linkEventDefinition>`;
const links = (caughtName: string, extra = '', [target, source] = ['', '']) =>
  file(
    `${START}${END}<intermediateThrowEvent id="t">${link('lt', 'L', target)}</intermediateThrowEvent><intermediateCatchEvent id="c">${link('lc', caughtName, source)}</intermediateCatchEvent>${chain('s', 't')}${chain('c', 'e')}${extra}`,
  );
const ITEMS =
  '<itemDefinition id="i" structureRef="a"/><itemDefinition id="j" structureRef="b"/><message id="m" itemRef="i"/><signal id="g" structureRef="j"/><error id="err" errorCode="E1" structureRef="j"/>';
const sending = (items: string[], definitions: string) =>
  processFile(
    `${START}<endEvent id="e">${items.map((item, n) => `<dataInput id="d${n}" itemSubjectRef="${item}"/>`).join('')}<inputSet>${items.map((_, n) => `<dataInputRefs>d${n}</dataInputRefs>`).join('')}</inputSet>${definitions}</endEvent>${chain('s', 'e')}`,
    ITEMS,
  );
const catching = (item: string, inner: string) =>
  processFile(
    line(
      `<intermediateCatchEvent id="a"><dataOutput id="d" itemSubjectRef="${item}"/><outputSet><dataOutputRefs>d</dataOutputRefs></outputSet>${inner}</intermediateCatchEvent>`,
      'a',
    ),
    ITEMS,
  );

export const eventCases: readonly RuleCase[] = [
  {
    rule: 'start-event-trigger',
    keeps: [
      start(''),
      start(timer()),
      start(message + signal),
      start(`<conditionalEventDefinition>${formal('condition', 'x')}</conditionalEventDefinition>`),
    ],
    breaks: ['error', 'escalation', 'cancel', 'compensate', 'terminate']
      .map((kind) => start(definition(kind)))
      .concat(start(timer() + definition('error'))),
  },
  {
    rule: 'sub-process-start-trigger',
    keeps: file(line(nested(''), 'sub')),
    breaks: file(line(nested(timer()), 'sub')),
  },
  {
    rule: 'event-sub-process-trigger',
    keeps: [
      eventSub(timer()),
      eventSub(definition('error')),
      eventSub(definition('compensate')),
      eventSub(definition('escalation'), 'isInterrupting="false"'),
    ],
    breaks: [eventSub(''), eventSub(definition('cancel')), eventSub(definition('terminate'))],
  },
  {
    rule: 'start-event-interrupting',
    keeps: eventSub(definition('error'), 'isInterrupting="true"'),
    breaks: [
      eventSub(definition('error'), 'isInterrupting="false"'),
      eventSub(definition('compensate'), 'isInterrupting="false"'),
    ],
  },
  { rule: 'flow-into-start', keeps: start(''), breaks: file(line(task('a'), 'a') + flow('a', 's')) },
  {
    rule: 'start-event-outgoing',
    keeps: start(''),
    breaks: file(`${START}${END}<startEvent id="t"/>${chain('s', 'e')}`),
  },
  {
    rule: 'end-event-result',
    keeps: [
      end(''),
      end(message),
      end(signal),
      end(definition('terminate')),
      end(definition('error', 'errorRef="err"')),
      end(definition('compensate')),
    ],
    breaks: [end(timer()), end(definition('link', 'name="l"')), end(message + timer())],
  },
  {
    rule: 'cancel-end-event',
    keeps: file(line(nested('', '', '', definition('cancel'), 'transaction'), 'sub')),
    breaks: [end(definition('cancel')), file(line(nested('', '', '', definition('cancel')), 'sub'))],
  },
  { rule: 'flow-out-of-end', keeps: end(''), breaks: file(line(task('a'), 'a') + flow('e', 'a')) },
  { rule: 'end-event-incoming', keeps: end(''), breaks: file(`${line(task('a'), 'a')}<endEvent id="f"/>`) },
  {
    rule: 'throw-event-result',
    keeps: [
      thrown(''),
      thrown(message),
      thrown(signal),
      thrown(definition('escalation', 'escalationRef="esc"')),
      thrown(definition('compensate')),
    ],
    breaks: [
      thrown(timer()),
      thrown(definition('error', 'errorRef="err"')),
      thrown(definition('terminate')),
      thrown(definition('cancel')),
    ],
  },
  {
    rule: 'catch-event-trigger',
    keeps: [caught(timer()), caught(message), caught(signal + timer())],
    breaks: [
      caught(''),
      caught(definition('compensate')),
      caught(definition('error')),
      caught(definition('escalation')),
      caught(definition('cancel')),
    ],
  },
  {
    rule: 'link-outgoing',
    keeps: links('L'),
    breaks: [links('L', flow('t', 'e')), links('L', flow('s', 'c'))],
  },
  {
    rule: 'link-pair',
    keeps: [
      links('L'),
      links('M', '', ['<target>lc</target>', '<source>lt</source>']),
      links('M', '', ['', '<source>lt</source>']),
    ],
    breaks: [
      links('M'),
      links(
        'L',
        `<intermediateCatchEvent id="d">${definition('link', 'name="L"')}</intermediateCatchEvent>${chain('d', 'e')}`,
      ),
    ],
  },
  {
    rule: 'intermediate-event-incoming',
    keeps: [caught(timer()), links('L')],
    breaks: file(`<intermediateCatchEvent id="a">${timer()}</intermediateCatchEvent>${task('b')}${chain('a', 'b')}`),
  },
  {
    rule: 'intermediate-event-outgoing',
    keeps: [caught(timer()), links('L')],
    breaks: file(
      `${START}${END}<intermediateCatchEvent id="a">${timer()}</intermediateCatchEvent>${chain('s', 'a')}${flow('s', 'e')}`,
    ),
  },
  {
    rule: 'implicit-throw-event',
    keeps: thrown(''),
    breaks: file(line('<implicitThrowEvent id="a"/>', 'a')),
  },
  {
    rule: 'boundary-host',
    keeps: boundary(timer()),
    breaks: [
      boundary(timer()).replace('attachedToRef="a"', 'attachedToRef="s"'),
      file(
        `${line(`<subProcess id="sub">${task('a')}</subProcess>`, 'sub')}<boundaryEvent id="b" attachedToRef="a">${timer()}</boundaryEvent>${chain('b', 'e')}`,
      ),
      file(
        `${line(task('a') + nested(timer(), '', 'triggeredByEvent="true"'), 'a')}<boundaryEvent id="b" attachedToRef="sub">${timer()}</boundaryEvent>${chain('b', 'e')}`,
      ),
    ],
  },
  {
    rule: 'boundary-trigger',
    keeps: [
      boundary(timer()),
      boundary(definition('error')),
      boundary(definition('escalation')),
      boundary(message + signal),
    ],
    breaks: [boundary(''), boundary(definition('terminate')), boundary(definition('link', 'name="l"'))],
  },
  {
    rule: 'boundary-trigger-non-interrupting',
    keeps: [boundary(timer(), 'cancelActivity="false"'), boundary(definition('escalation'), 'cancelActivity="false"')],
    breaks: ['', definition('error'), definition('cancel'), definition('compensate'), definition('terminate')].map(
      (inner) => boundary(inner, 'cancelActivity="false"'),
    ),
  },
  {
    rule: 'boundary-cancel',
    keeps: boundary(definition('cancel'), '', `<transaction id="a"/>`),
    breaks: [boundary(definition('cancel')), boundary(definition('cancel'), '', '<subProcess id="a"/>')],
  },
  {
    rule: 'flow-into-boundary',
    keeps: boundary(timer()),
    breaks: boundary(timer()).replace('</process>', `${flow('a', 'b')}</process>`),
  },
  {
    rule: 'boundary-outgoing',
    keeps: [boundary(timer()), handled()],
    breaks: file(`${line(task('a'), 'a')}<boundaryEvent id="b" attachedToRef="a">${timer()}</boundaryEvent>`),
  },
  {
    rule: 'compensation-boundary-outgoing',
    keeps: handled(),
    breaks: handled(
      `<task id="h" isForCompensation="true"/><association id="n" sourceRef="b" targetRef="h"/>${chain('b', 'e')}`,
    ),
  },
  {
    rule: 'compensation-handler',
    keeps: handled(),
    breaks: [
      handled(''),
      handled(`<task id="h"/>${chain('s', 'h', 'e')}<association id="n" sourceRef="b" targetRef="h"/>`),
      handled(
        '<task id="h" isForCompensation="true"/><task id="i" isForCompensation="true"/><association id="n" sourceRef="b" targetRef="h"/><association id="o" sourceRef="b" targetRef="i"/>',
      ),
    ],
  },
  {
    rule: 'compensation-activity-flow',
    keeps: handled(),
    breaks: handled(
      `<task id="h" isForCompensation="true"/><association id="n" sourceRef="b" targetRef="h"/>${chain('h', 'e')}`,
    ),
  },
  {
    rule: 'compensation-boundary-events',
    keeps: handled(),
    breaks: handled(
      `<task id="h" isForCompensation="true"/><association id="n" sourceRef="b" targetRef="h"/><boundaryEvent id="x" attachedToRef="h">${definition('compensate')}</boundaryEvent>`,
    ),
  },
  {
    rule: 'message-reference',
    keeps: caught(message),
    breaks: [caught(definition('message')), start(definition('message')), end(definition('message'))],
  },
  {
    rule: 'escalation-code',
    keeps: [end(definition('escalation', 'escalationRef="esc"')), boundary(definition('escalation'))],
    breaks: [end(definition('escalation')), thrown(definition('escalation', 'escalationRef="mild"'))],
  },
  {
    rule: 'error-code',
    keeps: [end(definition('error', 'errorRef="err"')), boundary(definition('error'))],
    breaks: [end(definition('error')), end(definition('error', 'errorRef="bare"'))],
  },
  {
    rule: 'condition-formal',
    keeps: caught(`<conditionalEventDefinition>${formal('condition', 'x')}</conditionalEventDefinition>`),
    breaks: [
      caught('<conditionalEventDefinition><condition>when</condition></conditionalEventDefinition>'),
      caught('<conditionalEventDefinition><condition xsi:type="tFormalExpression"/></conditionalEventDefinition>'),
    ],
  },
  {
    rule: 'timer-kinds',
    keeps: caught(timer()),
    breaks: caught(
      `<timerEventDefinition>${formal('timeDuration', 'P1D')}${formal('timeCycle', 'R/P1D')}</timerEventDefinition>`,
    ),
  },
  {
    rule: 'timer-invalid',
    keeps: ['P1Y2M3DT4H5M6.5S', 'P2W', '= x']
      .map((time) => caught(timer(time)))
      .concat(
        ['R3/PT8H', 'R/2026-01-01T00:00:00Z/P1D', '0 0 8 * * MON-FRI'].map((time) =>
          start(`<timerEventDefinition>${formal('timeCycle', time)}</timerEventDefinition>`),
        ),
      ),
    breaks: ['soon', 'P', 'PT', '1D', 'P1H']
      .map((time) => caught(timer(time)))
      .concat(
        caught(`<timerEventDefinition>${formal('timeDate', '01.09.2026')}</timerEventDefinition>`),
        caught(`<timerEventDefinition>${formal('timeCycle', 'R3')}</timerEventDefinition>`).replace('R3<', 'weekly<'),
      ),
  },
  {
    rule: 'compensation-target',
    keeps: file(
      line(
        `${task('a')}<intermediateThrowEvent id="t">${definition('compensate', 'activityRef="a"')}</intermediateThrowEvent>`,
        'a',
        't',
      ),
    ),
    breaks: file(
      line(
        `<subProcess id="x">${task('a')}</subProcess><intermediateThrowEvent id="t">${definition('compensate', 'activityRef="a"')}</intermediateThrowEvent>`,
        'x',
        't',
      ),
    ),
  },
  {
    rule: 'event-data',
    keeps: end(
      `<dataInput id="d"/><dataInput id="d2"/><inputSet><dataInputRefs>d</dataInputRefs><dataInputRefs>d2</dataInputRefs></inputSet>${message}${signal}`,
    ),
    breaks: end(`<dataInput id="d"/><inputSet><dataInputRefs>d</dataInputRefs></inputSet>${message}${signal}`),
  },
  {
    rule: 'event-data-item',
    keeps: [
      sending(['i', 'j'], message + signal),
      sending(['j'], definition('error', 'errorRef="err"')),
      catching('i', message),
      catching('j', signal),
    ],
    breaks: [
      sending(['j', 'i'], message + signal),
      sending(['i'], definition('error', 'errorRef="err"')),
      catching('j', message),
    ],
  },
  {
    rule: 'end-event-missing',
    keeps: [start(''), file(task('a'))],
    breaks: [file(START + task('a') + chain('s', 'a')), sub(`<startEvent id="ss"/>${task('t')}${chain('ss', 't')}`)],
  },
  {
    rule: 'start-event-missing',
    keeps: [start(''), file(`<receiveTask id="r" instantiate="true"/><endEvent id="e"/>${chain('r', 'e')}`)],
    breaks: [file(task('a') + END + chain('a', 'e')), sub(`<endEvent id="se"/>${task('t')}${chain('t', 'se')}`)],
  },
  {
    rule: 'not-connected',
    keeps: [
      file(line(`${task('a')}<task id="h" isForCompensation="true"/>`, 'a')),
      links('L'),
      eventSub(timer()),
      sub(task('t') + task('u')),
    ],
    breaks: [
      file(line(task('a') + task('lost'), 'a')),
      sub(`<startEvent id="ss"/><endEvent id="se"/>${chain('ss', 'se')}${task('lost')}`),
    ],
  },
  {
    rule: 'dead-end',
    keeps: [file(line(`${task('a')}<task id="h" isForCompensation="true"/>`, 'a')), file(task('a')), links('L')],
    breaks: [
      file(line(task('a') + task('b'), 'a') + flow('a', 'b')),
      sub(`<startEvent id="ss"/><endEvent id="se"/>${task('t')}${chain('ss', 'se')}${flow('ss', 't')}`),
    ],
  },
  {
    rule: 'event-sub-process-start',
    keeps: eventSub(timer()),
    breaks: [
      file(line(`${task('a')}<subProcess id="sub" triggeredByEvent="true">${task('t')}</subProcess>`, 'a')),
      eventSub(timer()).replace(
        '</subProcess>',
        `<startEvent id="s2">${timer()}</startEvent>${chain('s2', 'se')}</subProcess>`,
      ),
    ],
  },
  {
    rule: 'ad-hoc-content',
    keeps: sub(task('t'), 'adHocSubProcess'),
    breaks: [
      sub(`<startEvent id="ss"/>${task('t')}${chain('ss', 't')}`, 'adHocSubProcess'),
      sub(`${task('t')}<endEvent id="se"/>${chain('t', 'se')}`, 'adHocSubProcess'),
    ],
  },
  { rule: 'ad-hoc-activity', keeps: sub(task('t'), 'adHocSubProcess'), breaks: sub('', 'adHocSubProcess') },
];
