import { chain, file, flow, formal, io, line, process, processFile, task } from '../support/bpmn-text.ts';
import type { RuleCase } from '../support/expect-rule.ts';

const loop = (inner = '', attributes = '') =>
  `<standardLoopCharacteristics ${attributes}>${inner}</standardLoopCharacteristics>`;
const multi = (inner = formal('loopCardinality', '3'), attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics>`;
const a = (inner: string, root = '', attributes = '') => processFile(line(task('a', inner, attributes), 'a'), root);
const RESOURCE =
  '<resource id="r" name="R"><resourceParameter id="rp" isRequired="true"/><resourceParameter id="ro"/></resource><resource id="q" name="Q"><resourceParameter id="qp"/></resource>';
const bind = (parameter: string) =>
  `<resourceParameterBinding parameterRef="${parameter}"><formalExpression>x</formalExpression></resourceParameterBinding>`;
const performer = (inner: string) => a(`<performer>${inner}</performer>`, RESOURCE);
const assigned = '<resourceAssignmentExpression><formalExpression>x</formalExpression></resourceAssignmentExpression>';
const signal = '<signal id="g"/><signalEventDefinition id="d" signalRef="g"/>';
const behaviour = (condition: string) =>
  a(
    multi(
      `${formal('loopCardinality', '3')}<complexBehaviorDefinition>${formal('condition', condition)}<event><signalEventDefinition signalRef="g"/></event></complexBehaviorDefinition>`,
      'behavior="Complex"',
    ),
    signal,
  );
const calls = (data: string) =>
  file(
    '<itemDefinition id="i"/>',
    process(line(`<callActivity id="a" calledElement="Q">${data}</callActivity>`, 'a')),
    `<process id="Q">${io(['qi'], ['qo'], 'i')}<startEvent id="qs"/><endEvent id="qe"/>${chain('qs', 'qe')}</process>`,
  );

export const activityCases: readonly RuleCase[] = [
  {
    rule: 'activity-quantity',
    keeps: a('', '', 'startQuantity="2" completionQuantity="1"'),
    breaks: [a('', '', 'startQuantity="0"'), a('', '', 'completionQuantity="-1"')],
  },
  { rule: 'loop-kinds', keeps: a(multi()), breaks: a(loop() + multi()) },
  {
    rule: 'loop-maximum',
    keeps: a(loop('', 'loopMaximum="1"')),
    breaks: [a(loop('', 'loopMaximum="0"')), a(loop('', 'loopMaximum="-1"'))],
  },
  {
    rule: 'multi-instance-number',
    keeps: [a(multi()), a(io(['i'], []) + multi('<loopDataInputRef>i</loopDataInputRef>'))],
    breaks: [
      a(multi('')),
      a(io(['i'], []) + multi(`${formal('loopCardinality', '3')}<loopDataInputRef>i</loopDataInputRef>`)),
    ],
  },
  {
    rule: 'multi-instance-data',
    keeps: [
      a(io(['i'], ['o']) + multi('<loopDataInputRef>i</loopDataInputRef><loopDataOutputRef>o</loopDataOutputRef>')),
      processFile(
        line(
          `<dataObject id="d"/><subProcess id="a">${multi('<loopDataInputRef>d</loopDataInputRef>')}</subProcess>`,
          'a',
        ),
      ),
    ],
    breaks: [
      processFile(line(`<dataObject id="d"/>${task('a', multi('<loopDataInputRef>d</loopDataInputRef>'))}`, 'a')),
      a(io(['i'], ['o']) + multi('<loopDataInputRef>o</loopDataInputRef>')),
    ],
  },
  {
    rule: 'multi-instance-behavior',
    keeps: [
      a(multi(undefined, 'behavior="One" oneBehaviorEventRef="d"'), signal),
      behaviour('x > 1'.replace('>', '&gt;')),
    ],
    breaks: ['None', 'One', 'Complex'].map((kind) => a(multi(undefined, `behavior="${kind}"`))),
  },
  {
    rule: 'condition-boolean',
    keeps: behaviour('numberOfInstances &gt; 2'),
    breaks: [behaviour('23'), behaviour('"yes"')],
  },
  {
    rule: 'receive-task-start',
    keeps: processFile(`<receiveTask id="a" instantiate="true"/><endEvent id="e"/>${chain('a', 'e')}`),
    breaks: processFile(line('<receiveTask id="a" instantiate="true"/>', 'a')),
  },
  {
    rule: 'resource-role',
    keeps: [performer(`<resourceRef>r</resourceRef>${bind('rp')}`), a(`<performer>${assigned}</performer>`)],
    breaks: [
      performer(bind('rp')),
      performer(`<resourceRef>q</resourceRef>${assigned}`),
      performer(bind('rp') + assigned),
    ],
  },
  {
    rule: 'resource-parameter',
    keeps: performer(`<resourceRef>r</resourceRef>${bind('rp')}${bind('ro')}`),
    breaks: [
      performer(`<resourceRef>r</resourceRef>${bind('rp')}${bind('qp')}`),
      performer(`<resourceRef>r</resourceRef>${bind('ro')}`),
    ],
  },
  {
    rule: 'called-data',
    keeps: calls(io(['ci'], ['co'], 'i')),
    breaks: [calls(''), calls(io(['ci'], ['co'])), calls(io(['ci', 'cj'], ['co'], 'i'))],
  },
  {
    rule: 'choreography-activity-place',
    keeps: processFile(line(task('a'), 'a')),
    breaks: processFile(
      `${line(task('a'), 'a')}<choreographyTask id="ct" initiatingParticipantRef="p"><participantRef>p</participantRef><participantRef>q</participantRef><messageFlowRef>mf</messageFlowRef></choreographyTask>`,
      '<collaboration id="C"><participant id="p"/><participant id="q"/><messageFlow id="mf" sourceRef="p" targetRef="q"/></collaboration>',
    ),
  },
  {
    rule: 'choreography-content',
    keeps: file('<choreography id="ch"><startEvent id="cs"/><endEvent id="ce"/>', `${flow('cs', 'ce')}</choreography>`),
    breaks: [
      file('<choreography id="ch"><task id="t"/></choreography>'),
      file('<choreography id="ch"><dataObject id="t"/></choreography>'),
    ],
  },
];
