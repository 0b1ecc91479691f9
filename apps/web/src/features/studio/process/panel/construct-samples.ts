import { process as zh } from '../../../../i18n/studio/zh/process/index.ts';

/** A smallest use of a construct, and what the panel must offer for it. */
export type ConstructSample = {
  /** Of a process. */
  content: string;
  /** Beside the process. */
  root?: string;
  /** The element to be set up, else `x`. */
  id?: string;
} & (
  | { /** Words of the fields, as the panel shows them in Chinese. */ needs: readonly string[] }
  | { /** Why there is nothing to be set. */ reason: string }
);

const { event, fields, gateway, loop, object, run, scope, values } = zh;

const task = (type: string, inner = '', attributes = '') => `<${type} id="x" ${attributes}>${inner}</${type}>`;
const definition = (kind: string) => `<${kind}EventDefinition id="d"/>`;
const boundary = (kind: string, host = '<task id="t"/>') =>
  `${host}<boundaryEvent id="x" attachedToRef="t">${definition(kind)}</boundaryEvent>`;
const handler = (kind: string) =>
  `<subProcess id="sub" triggeredByEvent="true"><startEvent id="x">${definition(kind)}</startEvent></subProcess>`;
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const gate = (type: string, attributes = '') => {
  const [a, b] = ['a', 'b'].map((to) => flow('x', to));
  return `<${type} id="x" ${attributes}><outgoing>x-a</outgoing><outgoing>x-b</outgoing></${type}><task id="a"/><task id="b"/>${a}${b}`;
};
const multi = (inner: string, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics>`;
const number = '<loopCardinality xsi:type="tFormalExpression">2</loopCardinality>';
const io =
  '<ioSpecification><dataInput id="i" name="in"/><inputSet><dataInputRefs>i</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation><targetRef>i</targetRef><transformation xsi:type="tFormalExpression">1</transformation></dataInputAssociation>';

const TIMER = { needs: [event.kind, event.timeDuration, event.workingTime] };
const MESSAGE = { needs: [event.message, event.correlationKey] };
const SIGNAL = { needs: [event.signal] };
const ERROR = { needs: [event.error] };
const ESCALATION = { needs: [event.escalation] };
const CONDITION = { needs: [event.condition] };

const interrupting = (of: { needs: readonly string[] }, word: string = event.interrupting) => ({
  needs: [...of.needs, word],
});

/** Every construct that is run, by the name of `ADMITTED`. */
export const CONSTRUCT_SAMPLES: Readonly<Record<string, ConstructSample>> = {
  Task: { content: task('task'), needs: [fields['Cc.assignments'], loop.none, values.inputs] },
  UserTask: {
    content: task('userTask'),
    needs: [
      ...[fields['Step.assignments'], fields['Step.onNobody'], fields['Step.kind'], fields['Step.mode']],
      ...[fields['Step.actions'], fields['Step.form'], fields['Step.due'], fields['Step.notifications']],
    ],
  },
  ManualTask: { content: task('manualTask'), needs: [loop.none, run.startQuantity] },
  ScriptTask: { content: task('scriptTask'), needs: [zh.script.expression, zh.script.result] },
  SendTask: { content: task('sendTask'), needs: [event.message, zh.job.kind] },
  'SendTask with a message': {
    root: '<message id="m" name="m"/>',
    content: task('sendTask', '', 'messageRef="m"'),
    needs: [...MESSAGE.needs, event.name],
  },
  'SendTask with a job': {
    content: task('sendTask', '<extensionElements><flow:mail to="a@b" subject="c"/></extensionElements>'),
    needs: [zh.job.kind, fields['Mail.to'], fields['Mail.subject'], fields['Mail.body'], zh.job.retry],
  },
  ReceiveTask: { content: task('receiveTask'), needs: [...MESSAGE.needs, event.instantiate] },
  'instantiating ReceiveTask': {
    content: task('receiveTask', '', 'instantiate="true"'),
    needs: [event.message, event.instantiate],
  },
  ServiceTask: { content: task('serviceTask'), needs: [zh.job.kind] },
  BusinessRuleTask: { content: task('businessRuleTask'), needs: [fields['CalledDecision.decision'], zh.job.kind] },
  'BusinessRuleTask with a decision': {
    content: task(
      'businessRuleTask',
      '<extensionElements><flow:calledDecision decision="d" result="r"/></extensionElements>',
    ),
    needs: [fields['CalledDecision.decision'], fields['CalledDecision.result']],
  },
  'CallActivity of a global task': {
    root: '<globalTask id="g" name="G"/>',
    content: task('callActivity', '', 'calledElement="g"'),
    needs: [zh.call.key, values.callHint],
  },
  'CallActivity of a process': {
    content: task('callActivity', '', 'calledElement="leave"'),
    needs: [zh.call.key, values.inputs, values.outputs, loop.none],
  },
  'escalation out of a called process': {
    content: boundary('escalation', '<callActivity id="t" calledElement="leave"/>'),
    ...interrupting(ESCALATION),
  },
  SubProcess: { content: task('subProcess'), needs: [loop.none, run.completionQuantity] },
  'event SubProcess': {
    content: `<subProcess id="x" triggeredByEvent="true"><startEvent id="s">${definition('timer')}</startEvent></subProcess>`,
    needs: [scope.eventHint],
  },
  Transaction: { content: task('transaction'), needs: [scope.transactionHint, loop.none] },
  AdHocSubProcess: {
    content: task('adHocSubProcess', '<task id="t"/>'),
    needs: [scope.ordering, scope.completion, scope.cancelRemaining],
  },
  ExclusiveGateway: { content: gate('exclusiveGateway'), needs: [fields['Branching.choice'], zh.flows.default] },
  ParallelGateway: { content: gate('parallelGateway'), needs: [zh.flows.to] },
  InclusiveGateway: { content: gate('inclusiveGateway'), needs: [zh.flows.several, zh.flows.default] },
  ComplexGateway: { content: gate('complexGateway'), needs: [gateway.activation, zh.flows.default] },
  EventBasedGateway: { content: gate('eventBasedGateway'), needs: [gateway.instantiate, zh.flows.to] },
  'instantiating EventBasedGateway': {
    content: gate('eventBasedGateway', 'instantiate="true"'),
    needs: [gateway.instantiate, gateway.kind],
  },
  StandardLoopCharacteristics: {
    content: task('task', '<standardLoopCharacteristics/>'),
    needs: [loop.condition, loop.maximum, loop.testBefore],
  },
  MultiInstanceLoopCharacteristics: {
    content: task('task', multi(number)),
    needs: [loop.by, loop.byList, loop.cardinality, loop.completion],
  },
  'MultiInstanceLoopCharacteristics of a sub-process': {
    content: `<dataObject id="o" name="rows"/>${task('subProcess', `${multi('<loopDataInputRef>o</loopDataInputRef><inputDataItem id="i" name="row"/>')}<task id="t"/>`)}`,
    needs: [loop.by, loop.collection, loop.item, loop.completion],
  },
  'multi-instance behavior': {
    root: '<signal id="s" name="done"/><signalEventDefinition id="d" signalRef="s"/>',
    content: task('task', multi(number, 'behavior="One" oneBehaviorEventRef="d"')),
    needs: [loop.behavior, loop.signal],
  },
  'multi-instance output collection': {
    content: `<dataObject id="o" name="rows"/>${task('subProcess', `${multi(`${number}<loopDataOutputRef>o</loopDataOutputRef><outputDataItem id="i" name="row"/>`)}<task id="t"/>`)}`,
    needs: [loop.collects, loop.yields, loop.into],
  },
  'compensation activity': {
    content: task('task', '', 'isForCompensation="true"'),
    needs: [run.isForCompensation],
  },
  startQuantity: { content: task('task', '', 'startQuantity="2"'), needs: [run.startQuantity] },
  completionQuantity: { content: task('task', '', 'completionQuantity="2"'), needs: [run.completionQuantity] },
  'data association': { content: task('task', io), needs: [values.inputs, values.value, values.to.inputs] },
  'data of a sub-process': {
    content:
      '<subProcess id="sub"><dataObject id="o" name="paper"/><dataObjectReference id="x" dataObjectRef="o"/><task id="t"/></subProcess>',
    needs: [object.variable, object.state, object.collection],
  },
  'event with several triggers': {
    content: `<startEvent id="x">${definition('message')}<signalEventDefinition id="e"/></startEvent>`,
    needs: [...MESSAGE.needs, ...SIGNAL.needs, event.allTriggers],
  },
  'tokens that may meet without a join': {
    content: `${['x', 'a', 'b', 'm'].map((id) => `<userTask id="${id}"/>`).join('')}${[flow('x', 'a'), flow('x', 'b'), flow('a', 'm'), flow('b', 'm')].join('')}`,
    id: 'm',
    reason: 'Made by drawing two ways into one step; there is nothing to be set.',
  },
  'process without a start event': {
    content: '<task id="t"/>',
    id: 'p',
    reason: 'Made by drawing no start; there is nothing to be set.',
  },
  StartEvent: { content: '<startEvent id="x"/>', reason: 'A plain start has its name and nothing else.' },
  'StartEvent (TimerEventDefinition)': { content: `<startEvent id="x">${definition('timer')}</startEvent>`, ...TIMER },
  'StartEvent (MessageEventDefinition)': {
    content: `<startEvent id="x">${definition('message')}</startEvent>`,
    ...MESSAGE,
  },
  'StartEvent (SignalEventDefinition)': {
    content: `<startEvent id="x">${definition('signal')}</startEvent>`,
    ...SIGNAL,
  },
  'StartEvent (ConditionalEventDefinition)': {
    content: `<startEvent id="x">${definition('conditional')}</startEvent>`,
    ...CONDITION,
  },
  'event SubProcess StartEvent (TimerEventDefinition)': {
    content: handler('timer'),
    ...interrupting(TIMER, event.interruptingScope),
  },
  'event SubProcess StartEvent (MessageEventDefinition)': {
    content: handler('message'),
    ...interrupting(MESSAGE, event.interruptingScope),
  },
  'event SubProcess StartEvent (SignalEventDefinition)': {
    content: handler('signal'),
    ...interrupting(SIGNAL, event.interruptingScope),
  },
  'event SubProcess StartEvent (ConditionalEventDefinition)': {
    content: handler('conditional'),
    ...interrupting(CONDITION, event.interruptingScope),
  },
  'event SubProcess StartEvent (ErrorEventDefinition)': { content: handler('error'), ...ERROR },
  'event SubProcess StartEvent (EscalationEventDefinition)': {
    content: handler('escalation'),
    ...interrupting(ESCALATION, event.interruptingScope),
  },
  'event SubProcess StartEvent (CompensateEventDefinition)': {
    content: handler('compensate'),
    reason: 'It begins when its sub-process is undone; nothing else can be said of it.',
  },
  ...onEvents('intermediateCatchEvent', 'IntermediateCatchEvent', {
    timer: TIMER,
    message: MESSAGE,
    signal: SIGNAL,
    conditional: CONDITION,
    link: { needs: [event.linkName] },
  }),
  IntermediateThrowEvent: {
    content: '<intermediateThrowEvent id="x"/>',
    needs: [values.inputs],
  },
  ...onEvents('intermediateThrowEvent', 'IntermediateThrowEvent', {
    message: MESSAGE,
    signal: SIGNAL,
    escalation: ESCALATION,
    compensate: { needs: [event.undone, event.waitForUndone] },
    link: { needs: [event.linkTarget] },
  }),
  ...Object.fromEntries(
    Object.entries({
      timer: TIMER,
      message: MESSAGE,
      signal: SIGNAL,
      conditional: CONDITION,
      escalation: ESCALATION,
    }).map(([kind, needs]) => [
      `BoundaryEvent (${capital(kind)}EventDefinition)`,
      { content: boundary(kind), needs: [...interrupting(needs).needs, event.attachedTo] },
    ]),
  ),
  'BoundaryEvent (ErrorEventDefinition)': { content: boundary('error'), ...ERROR },
  'BoundaryEvent (CompensateEventDefinition)': { content: boundary('compensate'), needs: [event.undoneBy] },
  'BoundaryEvent (CancelEventDefinition)': {
    content: boundary('cancel', '<transaction id="t"/>'),
    needs: [event.cancelHint],
  },
  EndEvent: { content: '<endEvent id="x"/>', needs: [fields['Cc.assignments'], values.inputs] },
  ...onEvents('endEvent', 'EndEvent', {
    terminate: { needs: [event.terminateHint] },
    message: MESSAGE,
    signal: SIGNAL,
    error: ERROR,
    escalation: ESCALATION,
    compensate: { needs: [event.undone, event.waitForUndone] },
    cancel: { needs: [event.cancelHint] },
  }),
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function onEvents(tag: string, name: string, kinds: Record<string, { needs: readonly string[] }>) {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, needs]): [string, ConstructSample] => [
      `${name} (${capital(kind)}EventDefinition)`,
      { content: `<${tag} id="x">${definition(kind)}</${tag}>`, ...needs },
    ]),
  );
}
